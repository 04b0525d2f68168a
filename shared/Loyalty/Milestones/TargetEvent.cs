using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>What a row of the target events says [spec 03.1, source 002]; rows of one fact stand in this order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetEventKind>))]
public enum TargetEventKind
{
    [JsonStringEnumMemberName("ENROL")] Enrol,
    [JsonStringEnumMemberName("ADD_TRANSACTION")] AddTransaction,
    [JsonStringEnumMemberName("RETURN_BILL")] ReturnBill,
    [JsonStringEnumMemberName("GENERIC_EVENT")] GenericEvent,
    [JsonStringEnumMemberName("UNENROL")] UnEnrol,
}

/// <summary>A row of a customer's target events: one a counted event and target, and one an enrolment.</summary>
public readonly record struct TargetEventKey(string StreamKey, long TargetRuleId, long Sequence, TargetEventKind Kind);

/// <summary>One row of <c>trackedTargetEvents</c> [spec 03.1]; rows are read in the order of sequence and kind.</summary>
public sealed record TargetEvent : IRow<TargetEventKey>
{
    public required string StreamKey { get; init; }
    public required long TargetRuleId { get; init; }

    /// <summary>Place in the log of the event; of an enrolment, of the event that enrolled.</summary>
    public required long Sequence { get; init; }

    public required TargetEventKind Kind { get; init; }
    public required long TargetGroupId { get; init; }
    public required long PeriodId { get; init; }

    /// <summary>The behavioural event's name; null otherwise.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Request id for behavioural events, transaction id or return id otherwise; null on <c>ENROL</c>.</summary>
    public string? UniqueId { get; init; }

    /// <summary>Null on <c>ENROL</c>.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>Null on <c>ENROL</c>.</summary>
    public DateTimeOffset? Stored { get; init; }

    /// <summary>What counted: negative for a return, 1 for a behavioural event, the goal on <c>ENROL</c>.</summary>
    public required decimal TargetValue { get; init; }

    /// <summary>The store's sequence; -1 on <c>ENROL</c>.</summary>
    [JsonIgnore]
    public long EventLogId => Kind == TargetEventKind.Enrol ? -1 : Sequence;

    [JsonIgnore]
    public TargetEventKey Key => new(StreamKey, TargetRuleId, Sequence, Kind);
}
