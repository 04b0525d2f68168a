using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>Takes letters for a transaction, in the order of their ids; who comes second waits, and then finds them settled.</summary>
internal static class LockedLetters
{
    private const string Read =
        """
        select id, state, event_id, input, origin_topic, origin_partition, origin_offset, record_timestamp, received_at, record_key, record_value,
          record_headers::text
        from ingest.dead_letters
        where id = any ($1) and ($2::bigint is null or org_id = $2)
        order by id
        """;

    private const string Limits = "set local lock_timeout = '15s'; set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '10s'";

    /// <param name="connection">Of the transaction.</param>
    /// <param name="transaction">Holds the letters to its end.</param>
    /// <param name="ids">Which.</param>
    /// <param name="orgId">Only of this organisation; null: of all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<LockedLetter>> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<long> ids, long? orgId,
        CancellationToken cancellation)
    {
        await using (var limits = new NpgsqlCommand(Limits, connection, transaction))
            await limits.ExecuteNonQueryAsync(cancellation);
        return await ReadAsync(new($"{Read} for update", connection, transaction), ids, orgId, cancellation);
    }

    /// <summary>The same letters without taking them.</summary>
    public static Task<IReadOnlyList<LockedLetter>> LookAtAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<long> ids, long? orgId,
        CancellationToken cancellation) => ReadAsync(new(Read, connection, transaction), ids, orgId, cancellation);

    private static async Task<IReadOnlyList<LockedLetter>> ReadAsync(NpgsqlCommand command, IReadOnlyList<long> ids, long? orgId, CancellationToken cancellation)
    {
        await using var disposed = command;
        command.Parameters.Add(SqlArray.Of(ids, NpgsqlDbType.Bigint));
        command.Parameters.Add(new() { Value = (object?)orgId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var letters = new List<LockedLetter>();
        while (await rows.ReadAsync(cancellation))
            letters.Add(Letter(rows));
        return letters;
    }

    private static LockedLetter Letter(NpgsqlDataReader rows) => new()
    {
        Id = rows.GetInt64(0),
        State = rows.GetString(1),
        EventId = rows.Nullable<Guid>(2),
        Input = InputNames.Read(rows.GetString(3)),
        Topic = rows.GetString(4),
        Partition = rows.GetInt32(5),
        Offset = rows.GetInt64(6),
        Timestamp = rows.GetFieldValue<DateTimeOffset>(7),
        Received = rows.GetFieldValue<DateTimeOffset>(8),
        Record = new(rows.NullableBytes(9), rows.NullableBytes(10), RecordHeaders.Read(rows.GetString(11))),
    };
}
