using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.EventStore.Appending;

/// <summary>
/// The newest event of each of some streams. The streams are locked until the transaction ends, those that do not exist yet too: what is
/// judged by their newest event stays right until it is stored.
/// </summary>
public sealed class StreamHeads
{
    private const string Open =
        """
        insert into events.mt_streams (id, version, timestamp, created, tenant_id, is_archived)
        select id, 0, now(), now(), '*DEFAULT*', false from unnest($1) as asked(id) order by id collate "C"
        on conflict (id) do nothing
        """;

    private const string Lock = """select id from events.mt_streams where id = any($1) order by id collate "C" for no key update""";

    private const string Newest =
        """
        select newest.stream_id, newest.data
        from unnest($1) as asked(id)
        cross join lateral (select stream_id, data from events.mt_events where stream_id = asked.id order by version desc limit 1) newest
        """;

    private const string Close = "delete from events.mt_streams where id = any($1) and version = 0";

    private readonly Dictionary<string, byte[]> _newest;
    private readonly Dictionary<Guid, Guid> _known;

    private StreamHeads(Dictionary<string, byte[]> newest, Dictionary<Guid, Guid> known) => (_newest, _known) = (newest, known);

    /// <param name="connection">The transaction's connection.</param>
    /// <param name="transaction">The transaction that is going to append the events.</param>
    /// <param name="events">Whose streams are asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<StreamHeads> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<EventToAppend> events,
        CancellationToken cancellation)
    {
        var streams = events.Select(added => added.StreamKey).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var timeout in WriterTimeouts.Commands)
            batch.BatchCommands.Add(timeout);
        foreach (var statement in new[] { Open, Lock })
            batch.BatchCommands.Add(Of(statement, streams));
        await batch.ExecuteNonQueryAsync(cancellation);
        var newest = await ReadAsync(connection, transaction, streams, cancellation);
        return new(newest, await KnownEvents.LookUpAsync(connection, transaction, events, cancellation));
    }

    /// <summary>The newest event of a stream as it is stored; null where it has none.</summary>
    public byte[]? Of(string streamKey) => _newest.GetValueOrDefault(streamKey);

    /// <summary>Its identity is taken: it will be a duplicate or a conflict.</summary>
    public bool Knows(EventToAppend added) => _known.ContainsKey(added.Id);

    /// <summary>The very event is stored.</summary>
    public bool Holds(EventToAppend added) => _known.TryGetValue(added.Id, out var fingerprint) && fingerprint == added.Fingerprint;

    /// <summary>Takes back the rows of streams that are still without an event, because nothing will be appended to them.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string[] streams, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Of(Close, streams) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<Dictionary<string, byte[]>> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string[] streams,
        CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Of(Newest, streams) } };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var newest = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            newest.Add(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
        return newest;
    }

    private static NpgsqlBatchCommand Of(string statement, string[] streams) =>
        new(statement) { Parameters = { new() { Value = streams, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } } };
}
