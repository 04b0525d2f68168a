using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Interactions;
using EventPlatform.Api.Timeline;
using EventPlatform.Contracts.Events;
using Npgsql;

namespace EventPlatform.Api.Events;

/// <summary>Reads one event from the store by its identity, and the record's value that it came from.</summary>
internal sealed class EventReader(NpgsqlDataSource database, MessageMask mask)
{
    private const string Event =
        """
        select id, stream_id, version, seq_id, timestamp, causation_id, correlation_id, data, headers
        from events.mt_events where id = $1 and starts_with(stream_id, $2)
        """;

    private const string Payload =
        """
        select payload.value, event.headers ->> $3
        from events.mt_events event join ingest.payloads payload on payload.seq_id = event.seq_id
        where event.id = $1 and starts_with(event.stream_id, $2)
        """;

    /// <summary>The event, or null where the organisation has none of that id.</summary>
    public async Task<EventAnswer?> ReadAsync(EventAddress address, CancellationToken cancellation)
    {
        await using var command = Command(Event, address);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? Answer(rows) : null;
    }

    /// <summary>The value as received, or null where there is no such event, or it did not come as a record.</summary>
    public async Task<ReceivedPayload?> ReadPayloadAsync(EventAddress address, CancellationToken cancellation)
    {
        await using var command = Command(Payload, address);
        command.Parameters.Add(new() { Value = EventHeaders.Form });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? new(rows.GetFieldValue<byte[]>(0), Text(rows, 1)) : null;
    }

    private NpgsqlCommand Command(string query, EventAddress address)
    {
        var command = database.CreateCommand(query);
        command.Parameters.Add(new() { Value = address.Id });
        command.Parameters.Add(new() { Value = address.Streams });
        return command;
    }

    private EventAnswer Answer(NpgsqlDataReader row)
    {
        var body = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(7), ApiJson.Plain.StoredBody)!;
        var headers = new EventHeaderValues(row.IsDBNull(8) ? default : JsonElement.Parse(row.GetFieldValue<byte[]>(8)));
        return new()
        {
            Id = row.GetGuid(0),
            Stream = row.GetString(1),
            Version = row.GetInt64(2),
            Sequence = row.GetInt64(3),
            Stored = row.GetFieldValue<DateTimeOffset>(4),
            CausedBy = Guid.TryParse(Text(row, 5), out var cause) ? cause : null,
            CorrelationId = Text(row, 6),
            Name = body.Name,
            Occurred = body.Occurred,
            Received = body.Received,
            LateForCampaigns = headers.Mark(EventHeaders.LateForCampaigns),
            Source = headers.Text(EventHeaders.Source),
            SourceId = headers.Text(EventHeaders.SourceId),
            Form = headers.Text(EventHeaders.Form),
            DataSchema = headers.Text(EventHeaders.DataSchema),
            TraceParent = headers.Text(EventHeaders.TraceParent),
            Context = body.Context,
            Personal = mask.Of(body.Name, body.Personal),
            LineItems = body.LineItems is { Count: > 0 } items ? items : null,
            Content = body.Rest,
        };
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
