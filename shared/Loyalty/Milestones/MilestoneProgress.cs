using System.Text.Json.Serialization;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// One customer's progress towards one target in one period: the row of [spec 06.1] and what the fold remembers beside it. It exists
/// from the first counted event, enrolment or debit on. <see cref="Value"/> is the sum of what the row's target events counted since the
/// customer was enrolled; it may be negative.
/// </summary>
public sealed record MilestoneProgress : IRow<ProgressKey>
{
    public required string StreamKey { get; init; }
    public required long TargetRuleId { get; init; }
    public required long PeriodId { get; init; }
    public required long TargetGroupId { get; init; }

    /// <summary>The period as it was when the row began; listed periods that are moved later leave it as it is.</summary>
    public required DateTimeOffset PeriodStart { get; init; }
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Exact, three places.</summary>
    public decimal Value { get; init; }

    /// <summary>The goal in force at the last counted event: the customer's own, or the target's.</summary>
    public decimal Goal { get; init; }

    /// <summary>The customer's own goal, or null.</summary>
    public decimal? OwnGoal { get; init; }

    public ProgressStatus Status { get; init; }

    /// <summary>The period's end while the row waits for the clock; null once it is closed, and where no clock closes it.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>When the goal was (last) reached; null while it is not.</summary>
    public DateTimeOffset? AchievedAt { get; init; }

    /// <summary>
    /// The value below which the goal is lost again, while it is reached: a goal that is raised later does not undo it [spec 06.1], nor does a
    /// debit of an earlier period [spec 02.3].
    /// </summary>
    public decimal? ReachedGoal { get; init; }

    /// <summary>True once <c>targetValueAchieved</c> was concluded: at most once a row, whatever goes down and up again [spec 02.3].</summary>
    public bool Rewarded { get; init; }

    /// <summary>Counted events, returns that took something off included.</summary>
    public int EventCount { get; init; }

    /// <summary>Occurred time of the event that counted last in the log; until one has, of the enrolment.</summary>
    public DateTimeOffset LastEventAt { get; init; }

    /// <summary>What was returned beyond what its transactions counted for [spec 02.3].</summary>
    public decimal IgnoredReturns { get; init; }

    /// <summary>Events of the period that came when it was closed: kept, not counted [spec 02.3].</summary>
    public int LateEvents { get; init; }

    public IReadOnlyList<ReachedSubMilestone> SubMilestones { get; init; } = [];

    /// <summary>For <c>VISIT</c>: the local days that count, ascending.</summary>
    public IReadOnlyList<VisitDay> Days { get; init; } = [];

    /// <summary>True where the customer was un-enrolled from the cycle: the row is not shown, and counts nothing.</summary>
    public bool Removed { get; init; }

    /// <summary>Place in the log of what began the row anew after a removal; 0 where it never was removed. What counted before counts there no more.</summary>
    public long BegunAnew { get; init; }

    /// <summary>Whether the goal stands reached.</summary>
    [JsonIgnore]
    public bool IsReached => Status is ProgressStatus.Achieved or ProgressStatus.Completed;

    [JsonIgnore]
    public long OrgId => Contracts.Identity.StreamKey.OrganisationOf(StreamKey);

    [JsonIgnore]
    public Period Period => new(PeriodId, PeriodStart, PeriodEnd);

    [JsonIgnore]
    public ProgressKey Key => new(StreamKey, TargetRuleId, PeriodId);
}

/// <summary>A sub-milestone that stands reached, its absolute value, since when, and what earlier periods have debited since.</summary>
public sealed record ReachedSubMilestone(string Name, decimal Value, DateTimeOffset ReachedAt, decimal Debited = 0);

/// <summary>A local day and how many counted events, not wholly returned, it has.</summary>
public sealed record VisitDay(DateOnly Day, int Events);
