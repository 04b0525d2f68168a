using System.Diagnostics;
using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>PostgreSQL's own COPY of the same rows into the same tables with the same indexes: no look-up, no position, no thought.</summary>
public static class EventCopy
{
    private const string Events =
        "copy events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, is_archived) from stdin (format binary)";

    /// <returns>Events a second, in transactions of <paramref name="perTransaction"/>.</returns>
    public static async Task<double> RunAsync(NpgsqlDataSource database, IReadOnlyList<EventToAppend> events, int perTransaction)
    {
        await using var connection = await database.OpenConnectionAsync();
        await CopyStreamsAsync(connection, events);
        var versions = new Dictionary<string, long>();
        var watch = Stopwatch.StartNew();
        for (var start = 0; start < events.Count; start += perTransaction)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var end = Math.Min(start + perTransaction, events.Count);
            await CopyEventsAsync(connection, events, start, end, versions);
            await CopyPayloadsAsync(connection, events, start, end);
            await transaction.CommitAsync();
        }
        return events.Count / watch.Elapsed.TotalSeconds;
    }

    private static async Task CopyStreamsAsync(NpgsqlConnection connection, IReadOnlyList<EventToAppend> events)
    {
        await using var rows = await connection.BeginBinaryImportAsync("copy events.mt_streams (id, version) from stdin (format binary)");
        foreach (var stream in events.CountBy(added => added.StreamKey))
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(stream.Key, NpgsqlDbType.Varchar);
            await rows.WriteAsync((long)stream.Value, NpgsqlDbType.Bigint);
        }
        await rows.CompleteAsync();
    }

    private static async Task CopyEventsAsync(NpgsqlConnection connection, IReadOnlyList<EventToAppend> events, int start, int end,
        Dictionary<string, long> versions)
    {
        await using var rows = await connection.BeginBinaryImportAsync(Events);
        for (var i = start; i < end; i++)
        {
            var added = events[i];
            var version = versions[added.StreamKey] = versions.GetValueOrDefault(added.StreamKey) + 1;
            await rows.StartRowAsync();
            await rows.WriteAsync((long)i + 1, NpgsqlDbType.Bigint);
            await rows.WriteAsync(added.Id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(added.StreamKey, NpgsqlDbType.Varchar);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
            await rows.WriteAsync(added.Data, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(added.Type.Alias, NpgsqlDbType.Varchar);
            await rows.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync("*DEFAULT*", NpgsqlDbType.Varchar);
            await rows.WriteAsync(added.Type.DotNetName, NpgsqlDbType.Varchar);
            await rows.WriteAsync(added.Headers, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean);
        }
        await rows.CompleteAsync();
    }

    private static async Task CopyPayloadsAsync(NpgsqlConnection connection, IReadOnlyList<EventToAppend> events, int start, int end)
    {
        await using var rows = await connection.BeginBinaryImportAsync("copy ingest.payloads (seq_id, value) from stdin (format binary)");
        for (var i = start; i < end; i++)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync((long)i + 1, NpgsqlDbType.Bigint);
            await rows.WriteAsync(events[i].Payload.Reveal(), NpgsqlDbType.Bytea);
        }
        await rows.CompleteAsync();
    }
}
