using System.Runtime.InteropServices;
using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.EventStore.Appending;

/// <summary>Where each event of a batch goes: its version in its stream, its number in the log, and the moment of storing.</summary>
internal sealed class StreamPlaces
{
    // One statement locks the streams in key order (two writers that lock in different orders deadlock) and moves their versions.
    private const string MoveStreams =
        """
        insert into events.mt_streams as stream (id, version, timestamp, created, tenant_id, is_archived)
        select added.id, added.events, now(), now(), '*DEFAULT*', false
        from unnest($1, $2) as added(id, events)
        order by added.id collate "C"
        on conflict (id) do update set version = stream.version + excluded.version, timestamp = excluded.timestamp
        returning id, version
        """;

    // Numbers are taken inside the inserting transaction, after the wait for the streams: one taken earlier looks dead to the high-water mark.
    private const string TakeNumbers = "select nextval('events.mt_events_sequence'), clock_timestamp() from generate_series(1, $1)";

    private readonly Dictionary<string, long> _nextVersion;
    private readonly long[] _sequences;

    private StreamPlaces(Dictionary<string, long> nextVersion, long[] sequences, DateTime storedAt)
    {
        _nextVersion = nextVersion;
        _sequences = sequences;
        StoredAt = storedAt;
    }

    public DateTime StoredAt { get; }

    public long LastSequence => _sequences[^1];

    public long Sequence(int index) => _sequences[index];

    /// <summary>The next version of a stream; call it once an event, in order.</summary>
    public long NextVersion(string streamKey) => CollectionsMarshal.GetValueRefOrNullRef(_nextVersion, streamKey)++;

    public static async Task<StreamPlaces> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        List<EventToAppend> events, CancellationToken cancellation)
    {
        var counts = CountByStream(events);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Move(counts), Take(events.Count) } };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counts, rows.GetString(0));
            count = rows.GetInt64(1) - count + 1;
        }
        await rows.NextResultAsync(cancellation);
        var (sequences, storedAt) = await ReadNumbersAsync(rows, events.Count, cancellation);
        return new StreamPlaces(counts, sequences, storedAt);
    }

    private static Dictionary<string, long> CountByStream(List<EventToAppend> events)
    {
        var counts = new Dictionary<string, long>(events.Count, StringComparer.Ordinal);
        foreach (var added in events)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, added.StreamKey, out _)++;
        return counts;
    }

    private static NpgsqlBatchCommand Move(Dictionary<string, long> counts) => new(MoveStreams)
    {
        Parameters =
        {
            new() { Value = counts.Keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            new() { Value = counts.Values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        },
    };

    private static NpgsqlBatchCommand Take(int count) => new(TakeNumbers) { Parameters = { new() { Value = count } } };

    private static async Task<(long[] Sequences, DateTime StoredAt)> ReadNumbersAsync(NpgsqlDataReader rows, int count, CancellationToken cancellation)
    {
        var sequences = new long[count];
        DateTime storedAt = default;
        for (var i = 0; i < count; i++)
        {
            await rows.ReadAsync(cancellation);
            sequences[i] = rows.GetInt64(0);
            storedAt = rows.GetDateTime(1);
        }
        return (sequences, storedAt);
    }
}
