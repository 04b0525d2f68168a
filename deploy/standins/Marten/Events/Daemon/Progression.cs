using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Npgsql;

namespace Marten.Events.Daemon;

/// <summary>The rows that say how far each shard is.</summary>
internal sealed class Progression(NpgsqlDataSource dataSource, string schema)
{
    /// <summary>Moves a shard from a page's floor to its ceiling, in the page's transaction.</summary>
    /// <exception cref="ProgressionProgressOutOfOrderException">The shard does not stand at the floor.</exception>
    public async Task MoveAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(page.SequenceFloor == 0 ? InsertSql : UpdateSql, connection, transaction);
        command.Parameters.AddWithValue(page.ShardName.Identity);
        command.Parameters.AddWithValue(page.SequenceCeiling);
        if (page.SequenceFloor != 0)
        {
            command.Parameters.AddWithValue(page.SequenceFloor);
        }

        if (await command.ExecuteNonQueryAsync(token) == 0)
        {
            throw new ProgressionProgressOutOfOrderException(page.ShardName.Identity, page.SequenceFloor, page.SequenceCeiling);
        }
    }

    /// <summary>Where a shard stands; null when it has never been anywhere.</summary>
    public async Task<long?> FindAsync(ShardName shard, CancellationToken token)
    {
        await using var command = dataSource.CreateCommand($"select last_seq_id from {schema}.mt_event_progression where name = $1");
        command.Parameters.AddWithValue(shard.Identity);
        return await command.ExecuteScalarAsync(token) as long?;
    }

    /// <summary>Puts a shard without a row somewhere above zero.</summary>
    public async Task StartAtAsync(ShardName shard, long floor, CancellationToken token)
    {
        await using var command = dataSource.CreateCommand($"{InsertSql} on conflict (name) do nothing");
        command.Parameters.AddWithValue(shard.Identity);
        command.Parameters.AddWithValue(floor);
        await command.ExecuteNonQueryAsync(token);
    }

    private string InsertSql => $"insert into {schema}.mt_event_progression (name, last_seq_id) values ($1, $2)";

    private string UpdateSql =>
        $"update {schema}.mt_event_progression set last_seq_id = $2, last_updated = transaction_timestamp() where name = $1 and last_seq_id = $3";
}
