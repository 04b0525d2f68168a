using System.Buffers;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Loyalty;
using EventPlatform.Projections.Pages;
using JasperFx.Events;
using Npgsql;

namespace EventPlatform.Projections.Live;

/// <summary>Appends what a page concluded to the customers' streams, with the trace and the Kafka time of each cause.</summary>
internal static class OutcomeAppend
{
    public static async Task AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<IEvent> page, CancellationToken cancellation)
    {
        if (outcomes.Count == 0)
            return;
        var causes = page.ToDictionary(stored => stored.Sequence);
        List<EventToAppend> events = [.. outcomes.Select(outcome => ToAppend(outcome, causes[outcome.Cause.Sequence]))];
        var result = await EventAppender.AppendAsync(connection, transaction, events, cancellation);
        if (result.Stored < events.Count)
            Instruments.InvariantViolations.Add(events.Count - result.Stored, new KeyValuePair<string, object?>(AttributeNames.Rule, "outcome_concluded_twice"));
        foreach (var type in outcomes.CountBy(outcome => outcome.Event.Name))
            Instruments.Outcomes.Add(type.Value, new KeyValuePair<string, object?>(AttributeNames.EventType, type.Key));
    }

    private static EventToAppend ToAppend(Outcome outcome, IEvent cause)
    {
        var data = OutcomeContent.Of(outcome);
        var fingerprint = OutcomeContent.Fingerprint(data);
        return new EventToAppend
        {
            Id = outcome.Id,
            StreamKey = outcome.StreamKey,
            Type = EventTypes.OfOutcome(outcome.Event),
            Data = data,
            Headers = Headers(fingerprint, cause),
            Fingerprint = fingerprint,
            CausationId = outcome.Cause.Id.ToString(),
            CorrelationId = cause.CorrelationId,
        };
    }

    private static ReadOnlyMemory<byte> Headers(Guid fingerprint, IEvent cause)
    {
        var buffer = new ArrayBufferWriter<byte>(192);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString(EventHeaders.Fingerprint, fingerprint.ToString("N"));
        if (cause.TraceParent() is { } traceParent)
            json.WriteString(EventHeaders.TraceParent, traceParent);
        // End-to-end time is that of the machinery; a cause that somebody put back has waited for people.
        if (cause.Header(EventHeaders.Redriven) is null && cause.Header(EventHeaders.KafkaTimestamp) is { } kafkaTimestamp)
            json.WriteRawValueNumber(EventHeaders.KafkaTimestamp, kafkaTimestamp);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteRawValueNumber(this Utf8JsonWriter json, string name, string number)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(number);
    }
}
