using System.Text.Json.Serialization;
using EventPlatform.Api.Answers;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Api.TargetEvents;

/// <summary>Answer of <c>trackedTargetEvents</c> [spec 03.1, source 002].</summary>
/// <param name="Pagination">Which part this is.</param>
/// <param name="Data">Rows in log order.</param>
/// <param name="Errors">Always empty here.</param>
/// <param name="Warnings">Always empty.</param>
public sealed record TargetEventsAnswer(Pagination Pagination, IReadOnlyList<TargetEventAnswer> Data, IReadOnlyList<TargetEventsError> Errors, IReadOnlyList<string> Warnings);

/// <summary>Which part of the rows an answer holds.</summary>
/// <param name="Limit">Rows a page.</param>
/// <param name="Offset">Number of the page, from 0.</param>
/// <param name="Total">Number of all rows.</param>
public sealed record Pagination(int Limit, int Offset, long Total);

/// <summary>One row. What there is not is null; the four dates and <c>uniqueId</c> of an <c>ENROL</c> are.</summary>
public sealed record TargetEventAnswer
{
    /// <summary>Place in the log; -1 for ENROL.</summary>
    public required long EventLogId { get; init; }

    public required TargetEventKind EventName { get; init; }
    public required long CustomerId { get; init; }

    /// <summary>The behavioural event's name.</summary>
    public required string? EventDisplayName { get; init; }

    /// <summary>Request id of a behavioural event; id of the transaction or return otherwise.</summary>
    public required string? UniqueId { get; init; }

    public required string? EventDate { get; init; }
    public required string? EventProcessedDate { get; init; }

    [JsonPropertyName("eventDateISO")]
    public required string? EventDateIso { get; init; }

    [JsonPropertyName("eventProcessedDateISO")]
    public required string? EventProcessedDateIso { get; init; }

    public required long PeriodId { get; init; }
    public required long TargetGroupId { get; init; }
    public required long TargetRuleId { get; init; }

    /// <summary>What counted: the amount, 1.000 for a behavioural event, the goal on ENROL and UNENROL.</summary>
    public required decimal TargetValue { get; init; }

    internal static TargetEventAnswer Of(long customerId, TargetEvent row, ServerZone zone) => new()
    {
        EventLogId = row.EventLogId,
        EventName = row.Kind,
        CustomerId = customerId,
        EventDisplayName = row.DisplayName,
        UniqueId = row.UniqueId,
        EventDate = row.Occurred is { } occurred ? zone.ToOlder(occurred) : null,
        EventProcessedDate = row.Stored is { } stored ? zone.ToOlder(stored) : null,
        EventDateIso = row.Occurred is { } happened ? zone.ToIso(happened) : null,
        EventProcessedDateIso = row.Stored is { } processed ? zone.ToIso(processed) : null,
        PeriodId = row.PeriodId,
        TargetGroupId = row.TargetGroupId,
        TargetRuleId = row.TargetRuleId,
        TargetValue = row.Kind == TargetEventKind.GenericEvent ? 1.000m : PlainDecimal.Shortest(row.TargetValue),
    };
}
