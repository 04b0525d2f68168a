using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.EventStore.Appending;

/// <summary>The records' values as they were received, byte for byte, beside the events: by the event's number in the log.</summary>
internal static class PayloadRows
{
    private const string Copy = "copy ingest.payloads (seq_id, value) from stdin (format binary)";

    public static async Task CopyAsync(NpgsqlConnection connection, List<EventToAppend> events, StreamPlaces places, CancellationToken cancellation)
    {
        if (!events.Exists(added => !added.Payload.IsEmpty))
            return;
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellation);
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Payload.IsEmpty)
                continue;
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(places.Sequence(i), NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(events[i].Payload.Reveal(), NpgsqlDbType.Bytea, cancellation);
        }
        await rows.CompleteAsync(cancellation);
    }
}
