using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>One customer's enrolment in one target.</summary>
public readonly record struct EnrolmentKey(string StreamKey, long TargetRuleId);

/// <summary>A customer's enrolment in a target: under <c>ALL</c> by the first counted event [spec 02.3].</summary>
public sealed record Enrolment : IRow<EnrolmentKey>
{
    public required string StreamKey { get; init; }
    public required long TargetRuleId { get; init; }
    public required long TargetGroupId { get; init; }

    /// <summary>The period of the enrolment's occurred time.</summary>
    public required long PeriodId { get; init; }

    /// <summary>Place in the log of the event that enrolled.</summary>
    public required long Sequence { get; init; }

    [JsonIgnore]
    public EnrolmentKey Key => new(StreamKey, TargetRuleId);
}
