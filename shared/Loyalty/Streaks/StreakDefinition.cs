using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>Consecutive cycles in which a target was met [spec 06.2].</summary>
public sealed record StreakDefinition(long StreakId, string Name, long TargetRuleId) : Definition
{
    public bool Active { get; init; } = true;

    /// <summary>Whether a missed cycle resets the count to 0.</summary>
    public bool Continuous { get; init; } = true;

    /// <summary>Ascending: 1 to 10 levels, each with more cycles than the one before.</summary>
    public required IReadOnlyList<StreakLevel> Levels { get; init; }

    public EnrolmentKind Enrolment { get; init; }

    /// <summary>The level that so many cycles reach; 0 for none.</summary>
    public int LevelOf(int cycles) => Levels.Count(level => level.Cycles <= cycles);
}

/// <summary>A level, the cycles that it takes, and the badges that reaching it earns.</summary>
public sealed record StreakLevel(int Level, int Cycles, IReadOnlyList<string> Badges);

/// <summary>A streak at a place in the log.</summary>
public sealed record StreakInForce(StreakDefinition Definition, long Version, bool Retired)
{
    public bool Counts => Definition.Active && !Retired;
}
