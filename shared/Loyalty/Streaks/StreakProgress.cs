using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>One customer's streak.</summary>
public readonly record struct StreakKey(string StreamKey, long StreakId);

/// <summary>A customer's streak [spec 02.3]. Cycles go by their place in the target's window, from 0.</summary>
public sealed record StreakProgress : IRow<StreakKey>
{
    public required string StreamKey { get; init; }
    public required long StreakId { get; init; }
    public required long TargetRuleId { get; init; }
    public required long TargetGroupId { get; init; }

    /// <summary>Cycles reached so far that count, closed or not.</summary>
    public int Cycles { get; init; }

    /// <summary>The level that they reach; 0 for none.</summary>
    public int Level { get; init; }

    /// <summary>False where the streak is by enrolment and the customer is not enrolled, or was un-enrolled.</summary>
    public bool Enrolled { get; init; }

    /// <summary>The cycles that were met, ascending.</summary>
    public IReadOnlyList<int> Met { get; init; } = [];

    /// <summary>The last cycle that was missed: what was met up to it counts no more.</summary>
    public int LastMissed { get; init; } = -1;

    /// <summary>Levels that were rewarded: each once a customer.</summary>
    public IReadOnlyList<int> Rewarded { get; init; } = [];

    /// <summary>Cycles with which the streak has started: each is told once.</summary>
    public IReadOnlyList<int> Started { get; init; } = [];

    /// <summary>End of the first cycle after the streak's first that is neither met nor closed: if the clock closes it so, it is missed. Null where there is none.</summary>
    public DateTimeOffset? MissedAfter { get; init; }

    [JsonIgnore]
    public long OrgId => Contracts.Identity.StreamKey.OrganisationOf(StreamKey);

    [JsonIgnore]
    public StreakKey Key => new(StreamKey, StreakId);

    /// <summary>The cycles that count, ascending.</summary>
    internal IReadOnlyList<int> Running => [.. Met.Where(cycle => cycle > LastMissed)];
}
