using System.Buffers;
using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.EventStore.Appending;

/// <summary>Rows of mt_events by binary COPY.</summary>
internal static class EventRows
{
    private const string Copy =
        """
        copy events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
          correlation_id, causation_id, headers, is_archived) from stdin (format binary)
        """;

    public static async Task CopyAsync(NpgsqlConnection connection, List<EventToAppend> events, StreamPlaces places, CancellationToken cancellation)
    {
        var joined = new ArrayBufferWriter<byte>(1024);
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellation);
        for (var i = 0; i < events.Count; i++)
        {
            var added = events[i];
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(places.Sequence(i), NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(added.Id, NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(added.StreamKey, NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(places.NextVersion(added.StreamKey), NpgsqlDbType.Bigint, cancellation);
            await rows.WriteAsync(StoredData.Join(added, joined), NpgsqlDbType.Jsonb, cancellation);
            await rows.WriteAsync(added.Type.Alias, NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(places.StoredAt, NpgsqlDbType.TimestampTz, cancellation);
            await rows.WriteAsync("*DEFAULT*", NpgsqlDbType.Varchar, cancellation);
            await rows.WriteAsync(added.Type.DotNetName, NpgsqlDbType.Varchar, cancellation);
            await WriteTextAsync(rows, added.CorrelationId, cancellation);
            await WriteTextAsync(rows, added.CausationId, cancellation);
            await rows.WriteAsync(added.Headers, NpgsqlDbType.Jsonb, cancellation);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean, cancellation);
        }
        await rows.CompleteAsync(cancellation);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter rows, string? text, CancellationToken cancellation) =>
        text is null ? rows.WriteNullAsync(cancellation) : rows.WriteAsync(text, NpgsqlDbType.Varchar, cancellation);
}
