using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Streaks;

/// <summary>Something about a customer's streak; cycles go by their place in the target's window.</summary>
internal abstract record StreakEntry(LogEntry Cause, string Customer, long StreakId) : Entry(Cause, Customer);

/// <summary>The customer takes part from here on.</summary>
/// <param name="IsReset">Whether the cycles met so far are forgotten.</param>
internal sealed record Joined(LogEntry Cause, string Customer, long StreakId, bool IsReset) : StreakEntry(Cause, Customer, StreakId);

/// <summary>The customer takes part no more.</summary>
/// <param name="IsReset">Whether the cycles met so far are forgotten.</param>
internal sealed record Left(LogEntry Cause, string Customer, long StreakId, bool IsReset) : StreakEntry(Cause, Customer, StreakId);

/// <summary>The target was met in a cycle, or is met there no more.</summary>
internal sealed record CycleMet(LogEntry Cause, string Customer, long StreakId, int Cycle, bool IsMet) : StreakEntry(Cause, Customer, StreakId);

/// <summary>A cycle was closed that was not met: what was met up to it counts no more.</summary>
internal sealed record Missed(LogEntry Cause, string Customer, long StreakId, int Cycle) : StreakEntry(Cause, Customer, StreakId);

/// <summary>How far the streak stood, once that was settled.</summary>
internal sealed record Stood(LogEntry Cause, string Customer, long StreakId, int Cycles, long Level) : StreakEntry(Cause, Customer, StreakId);
