using Dapper;
using EventPlatform.EventStore;
using Npgsql;

namespace EventPlatform.Platform.Status;

/// <summary>Reads what the database knows about positions.</summary>
internal sealed class StoreReader(NpgsqlDataSource database)
{
    private const string Events = EventStoreRegistration.Schema;
    private const string HighWater = "HighWaterMark";

    private const string PositionsSql = "select topic, partition, next_offset from ingest.positions where group_name = @group and next_offset is not null";
    private const string DeadLettersSql = "select code, count(*) as count from ingest.dead_letters where group_name = @group and state = 'open' group by code order by count desc, code";

    private const string StoreSql =
        $"""
        select (select count(*) from {Events}.mt_events) as events,
               (select case when is_called then last_value else 0 end from {Events}.mt_events_sequence) as "end",
               coalesce((select last_seq_id from {Events}.mt_event_progression where name = '{HighWater}'), 0) as high_water_mark
        """;

    // The names that the high-water detection keeps for itself all begin alike.
    private const string ShardsSql =
        $"""
        select p.name, p.last_seq_id as position, e.timestamp as waiting_since
        from {Events}.mt_event_progression p
        left join lateral (select timestamp from {Events}.mt_events where seq_id > p.last_seq_id order by seq_id limit 1) e on true
        where p.name not like 'HighWater%'
        order by p.name
        """;

    private const string ProfilesSql =
        "select count(*) as count, min(changed_stored_at) as waiting_since from read_models.profiles where changed_at_position > @position";

    // As the relay names its store in Kafka.
    private const string IdentitySql = "select system_identifier::text || '.' || current_database() from pg_control_system()";

    public async Task<IReadOnlyList<StoredPosition>> PositionsAsync(string group, CancellationToken cancellation) =>
        [.. (await QueryAsync<PositionRow>(new(PositionsSql, new { group }, cancellationToken: cancellation))).Select(row => new StoredPosition(row.Topic, row.Partition, row.Next_Offset))];

    public async Task<IReadOnlyList<DeadLetterStatus>> DeadLettersAsync(string group, CancellationToken cancellation) =>
        await QueryAsync<DeadLetterStatus>(new(DeadLettersSql, new { group }, cancellationToken: cancellation));

    public async Task<StoreStatus> StoreAsync(CancellationToken cancellation)
    {
        var row = (await QueryAsync<StoreRow>(new(StoreSql, cancellationToken: cancellation))).Single();
        return new(row.Events, row.End, row.High_Water_Mark);
    }

    public async Task<IReadOnlyList<ShardRow>> ShardsAsync(CancellationToken cancellation) =>
        await QueryAsync<ShardRow>(new(ShardsSql, cancellationToken: cancellation));

    /// <summary>Profiles that changed after a place in the log.</summary>
    public async Task<ChangedRow> ChangedProfilesAsync(long position, CancellationToken cancellation) =>
        (await QueryAsync<ChangedRow>(new(ProfilesSql, new { position }, cancellationToken: cancellation))).Single();

    public async Task<string> IdentityAsync(CancellationToken cancellation) =>
        (await QueryAsync<string>(new(IdentitySql, cancellationToken: cancellation))).Single();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(CommandDefinition command)
    {
        await using var connection = await database.OpenConnectionAsync(command.CancellationToken);
        return [.. await connection.QueryAsync<T>(command)];
    }

    internal sealed record ShardRow(string Name, long Position, DateTime? Waiting_Since);

    internal sealed record ChangedRow(long Count, DateTime? Waiting_Since);

    private sealed record PositionRow(string Topic, int Partition, long Next_Offset);

    private sealed record StoreRow(long Events, long End, long High_Water_Mark);
}
