using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Events;
using Marten.Events.Daemon.HighWater;
using Npgsql;

namespace Marten.Storage;

/// <inheritdoc/>
internal sealed class MartenDatabase(StoreOptions options, NpgsqlDataSource dataSource, SchemaMigration schema) : IMartenDatabase
{
    private string Schema => options.Events.DatabaseSchemaName;

    public string Identifier => "Marten";

    public ShardStateTracker Tracker { get; } = new();

    /// <summary>The rows that each shard of this store has, and the mark.</summary>
    internal IReadOnlyList<string> ProgressionNames =>
        [ShardState.HighWaterMark, .. options.Projections.AllShards().Select(shard => shard.Name.Identity)];

    public NpgsqlConnection CreateConnection() => dataSource.CreateConnection();

    public async Task<EventStoreStatistics> FetchEventStoreStatistics(CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"""
            select (select count(*) from {Schema}.mt_events), (select count(*) from {Schema}.mt_streams),
                   (select last_value from {Schema}.mt_events_sequence)
            """, token);
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        return new EventStoreStatistics
        {
            EventCount = row.GetInt64(0),
            StreamCount = row.GetInt64(1),
            EventSequenceNumber = row.GetInt64(2),
        };
    }

    public async Task<IReadOnlyList<ShardState>> AllProjectionProgress(CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"select name, coalesce(last_seq_id, 0), last_updated from {Schema}.mt_event_progression where name <> all($1)", token);
        command.Parameters.AddWithValue(ReservedRows.Bookkeeping);
        await using var rows = await command.ExecuteReaderAsync(token);
        var states = new List<ShardState>();
        while (await rows.ReadAsync(token))
        {
            states.Add(new ShardState(rows.GetString(0), rows.GetInt64(1)) { Timestamp = rows.GetFieldValue<DateTimeOffset>(2) });
        }

        return states;
    }

    public Task<long> ProjectionProgressFor(ShardName name, CancellationToken token = default) =>
        ScalarAsync<long>($"select coalesce(max(last_seq_id), 0) from {Schema}.mt_event_progression where name = $1", name.Identity, token);

    public Task<long> FetchHighestEventSequenceNumber(CancellationToken token = default) =>
        ScalarAsync<long>($"select last_value from {Schema}.mt_events_sequence", null, token);

    public Task<long?> FindEventStoreFloorAtTimeAsync(DateTimeOffset timestamp, CancellationToken token) =>
        ScalarAsync<long?>($"select min(seq_id) - 1 from {Schema}.mt_events where timestamp >= $1", timestamp, token);

    private async Task<T?> ScalarAsync<T>(string sql, object? argument, CancellationToken token)
    {
        await using var command = await CommandAsync(sql, token);
        if (argument is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return await command.ExecuteScalarAsync(token) is T value ? value : default;
    }

    private async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken token)
    {
        await schema.EnsureAsync(token);
        return dataSource.CreateCommand(sql);
    }
}
