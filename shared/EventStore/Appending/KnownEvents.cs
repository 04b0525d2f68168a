using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.EventStore.Appending;

/// <summary>Finds the events of a batch that are in the store already, or twice in the batch.</summary>
internal static class KnownEvents
{
    // The lateral look-up keeps to the index on id, however small the table was when the plan was made.
    private const string LookUp =
        """
        select known.id, known.fp
        from unnest($1) as asked(id)
        cross join lateral (select e.id, e.headers ->> 'fp' as fp from events.mt_events e where e.id = asked.id limit 1) known
        """;

    /// <summary>Marks duplicates and conflicts in <paramref name="result"/> and returns the events that are new, in order.</summary>
    public static async Task<List<EventToAppend>> ExcludeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EventToAppend> events, AppendResult result, CancellationToken cancellation)
    {
        var known = await LookUpAsync(connection, transaction, events, cancellation);
        var fresh = new List<EventToAppend>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            if (known.TryAdd(events[i].Id, events[i].Fingerprint))
                fresh.Add(events[i]);
            else
                result[i] = known[events[i].Id] == events[i].Fingerprint ? AppendOutcome.Duplicate : AppendOutcome.Conflict;
        }
        return fresh;
    }

    /// <summary>Fingerprints of those of the events whose identity is in the store, by identity.</summary>
    public static async Task<Dictionary<Guid, Guid>> LookUpAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EventToAppend> events, CancellationToken cancellation)
    {
        var ids = new Guid[events.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = events[i].Id;
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var timeout in WriterTimeouts.Commands)
            batch.BatchCommands.Add(timeout);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LookUp) { Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } } });
        var known = new Dictionary<Guid, Guid>(ids.Length);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        // An id that the batch holds twice is found twice.
        while (await rows.ReadAsync(cancellation))
            known.TryAdd(rows.GetGuid(0), rows.IsDBNull(1) ? Guid.Empty : Guid.ParseExact(rows.GetString(1), "N"));
        return known;
    }
}
