using EventPlatform.Kafka.Consuming;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Ingest.Positions;

/// <summary>
/// Moves the positions of a batch's partitions, with the fence: each only from where this owner last saw it, and only under its epoch. It
/// comes last in the transaction, so whoever sees the row unlocked knows what became of the whole.
/// </summary>
internal static class PositionMove
{
    private const string Move =
        """
        update ingest.positions p
        set next_offset = m.next_offset, record_timestamp = m.record_timestamp, updated_at = now()
        from unnest($2, $3, $4, $5, $6, $7) as m(topic, partition, epoch, last_offset, next_offset, record_timestamp)
        where p.group_name = $1 and p.topic = m.topic and p.partition = m.partition
          and p.epoch = m.epoch and p.next_offset is not distinct from m.last_offset
        """;

    /// <exception cref="PositionsNotMovedException">A position is not where we left it, or not ours.</exception>
    public static async Task MoveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string group, IReadOnlyList<BatchPart> parts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Move, connection, transaction)
        {
            Parameters =
            {
                new() { Value = group },
                Array(parts, part => part.Lease.Partition.Topic, NpgsqlDbType.Text),
                Array(parts, part => part.Lease.Partition.Partition.Value, NpgsqlDbType.Integer),
                Array(parts, part => part.Lease.Epoch, NpgsqlDbType.Bigint),
                Array(parts, part => part.Lease.Position, NpgsqlDbType.Bigint),
                Array(parts, part => part.To, NpgsqlDbType.Bigint),
                Array(parts, part => part.LastTimestamp, NpgsqlDbType.TimestampTz),
            },
        };
        if (await command.ExecuteNonQueryAsync(cancellation) != parts.Count)
            throw new PositionsNotMovedException();
    }

    internal static NpgsqlParameter Array<T>(IReadOnlyList<BatchPart> parts, Func<BatchPart, T> value, NpgsqlDbType type) =>
        new() { Value = parts.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
