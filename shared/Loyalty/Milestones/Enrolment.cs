using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>One customer's enrolment in one target.</summary>
public readonly record struct EnrolmentKey(string StreamKey, long TargetRuleId);

/// <summary>A customer's enrolment in a target, the newest [spec 02.3]. It stays when the customer is un-enrolled.</summary>
public sealed record Enrolment : IRow<EnrolmentKey>
{
    public required string StreamKey { get; init; }
    public required long TargetRuleId { get; init; }
    public required long TargetGroupId { get; init; }

    /// <summary>The period of the enrolment's occurred time.</summary>
    public required long PeriodId { get; init; }

    /// <summary>Place in the log of the event that enrolled, or un-enrolled who was enrolled by no event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The customer's own goal, or null.</summary>
    public decimal? OwnGoal { get; init; }

    /// <summary>When the customer was un-enrolled, ascending and apart: periods that begin then do not count, also when the customer is back.</summary>
    public IReadOnlyList<EnrolmentGap> Gaps { get; init; } = [];

    /// <summary>Where the customer's own cycles began; of cycles that a goal ends, where the running one did. Null before the first.</summary>
    public DateTimeOffset? CyclesFrom { get; init; }

    /// <summary>Number of the running cycle, of cycles that a goal ends.</summary>
    public int? Cycle { get; init; }

    /// <summary>Place in the log of the event that ended the cycle before the running one, of cycles that a goal ends; null before the second.</summary>
    public long? CycleAfter { get; init; }

    /// <summary>True where the cycles, or the running one, have begun since the row was loaded.</summary>
    [JsonIgnore]
    public bool BegunHere { get; init; }

    [JsonIgnore]
    public bool IsEnrolled => Gaps is not [.., { Until: null }];

    [JsonIgnore]
    public EnrolmentKey Key => new(StreamKey, TargetRuleId);

    /// <summary>Whether a period that begins then counts.</summary>
    public bool Admits(DateTimeOffset periodStart)
    {
        foreach (var gap in Gaps)
            if (gap.Holds(periodStart))
                return false;
        return true;
    }
}
