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

    /// <summary>Periods that begin from then on do not count; null where the customer was never un-enrolled.</summary>
    public DateTimeOffset? UnEnrolledFrom { get; init; }

    /// <summary>Periods that begin from then on count again, where the customer was enrolled again.</summary>
    public DateTimeOffset? UnEnrolledUntil { get; init; }

    /// <summary>Where the customer's own cycles began; of cycles that a goal ends, where the running one did. Null before the first.</summary>
    public DateTimeOffset? CyclesFrom { get; init; }

    /// <summary>Number of the running cycle, of cycles that a goal ends.</summary>
    public int? Cycle { get; init; }

    /// <summary>True where the cycles, or the running one, have begun since the row was loaded.</summary>
    [JsonIgnore]
    public bool BegunHere { get; init; }

    [JsonIgnore]
    public bool IsEnrolled => UnEnrolledFrom is null || UnEnrolledUntil is not null;

    [JsonIgnore]
    public EnrolmentKey Key => new(StreamKey, TargetRuleId);

    /// <summary>Whether a period that begins then counts.</summary>
    public bool Admits(DateTimeOffset periodStart) => !(periodStart >= UnEnrolledFrom) || periodStart >= UnEnrolledUntil;
}
