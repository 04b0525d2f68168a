using Confluent.Kafka;
using EventPlatform.Kafka.Consuming;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Ingest.Positions;

/// <summary>The positions of the group's partitions: who owns each, and how far it is stored. The truth, whatever Kafka has committed.</summary>
internal sealed class PositionTable(NpgsqlDataSource database, string group, string owner) : IPositionStore
{
    // A former owner in the middle of its transaction holds the row: its batch counts, or it is ended by its own limits.
    private const string Limits = "set local lock_timeout = '5s'; set local statement_timeout = '10s'; set local idle_in_transaction_session_timeout = '10s'";

    private const string TakeOver =
        """
        insert into ingest.positions as mine (group_name, topic, partition, epoch, owner)
        select $1, taken.topic, taken.partition, 1, $2
        from unnest($3, $4) as taken(topic, partition)
        order by taken.topic collate "C", taken.partition
        on conflict (group_name, topic, partition) do update set epoch = mine.epoch + 1, owner = excluded.owner, updated_at = now()
        returning topic, partition, epoch, next_offset, record_timestamp
        """;

    public async Task<IReadOnlyList<PartitionGrant>> TakeOverAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var limits = new NpgsqlCommand(Limits, connection, transaction))
            await limits.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand(TakeOver, connection, transaction)
        {
            Parameters =
            {
                new() { Value = group },
                new() { Value = owner },
                Array(partitions.Select(each => each.Topic), NpgsqlDbType.Text),
                Array(partitions.Select(each => each.Partition.Value), NpgsqlDbType.Integer),
            },
        };
        var grants = await ReadAsync(command, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return grants;
    }

    private static async Task<List<PartitionGrant>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var grants = new List<PartitionGrant>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            grants.Add(new(
                new TopicPartition(rows.GetString(0), rows.GetInt32(1)),
                rows.GetInt64(2),
                rows.IsDBNull(3) ? null : rows.GetInt64(3),
                rows.IsDBNull(4) ? null : rows.GetFieldValue<DateTimeOffset>(4)));
        return grants;
    }

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
