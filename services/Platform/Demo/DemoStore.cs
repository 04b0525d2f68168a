using Dapper;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Platform.Status;
using Npgsql;

namespace EventPlatform.Platform.Demo;

/// <summary>What the database says of the demonstration.</summary>
internal sealed class DemoStore(NpgsqlDataSource database, KafkaSettings kafka, TimeProvider clock)
{
    private const string Events = EventStoreRegistration.Schema;
    private const string StoredSql = $"select count(*) from {Events}.mt_events where type = any(@types)";

    private const string BadgesSql =
        $"select data ->> 'badgeName' as name, count(*) as count from {Events}.mt_events where type = @type group by 1";

    private const string LastSql = $"select coalesce(max(seq_id), 0) from {Events}.mt_events";

    private static readonly string[] InputTypes = [EventTypes.AnyCustomerEvent.Alias, .. EventTypes.Customer.Values.Select(type => type.Alias)];

    private readonly StoreReader store = new(database);

    /// <summary>Events that came from customers' records, not from definitions or conclusions.</summary>
    public Task<long> StoredAsync(CancellationToken cancellation) => ReadAsync<long>(new(StoredSql, new { types = InputTypes }, cancellationToken: cancellation));

    public Task<long> LastEventAsync(CancellationToken cancellation) => ReadAsync<long>(new(LastSql, cancellationToken: cancellation));

    /// <summary>Records behind us, over all partitions: stored, recognised or dead-lettered.</summary>
    public async Task<long> PassedAsync(CancellationToken cancellation) =>
        (await store.PositionsAsync(kafka.Group, cancellation)).Sum(position => position.NextOffset);

    /// <summary>The event up to which every projection has come.</summary>
    public async Task<long> ProjectedAsync(CancellationToken cancellation) =>
        (await store.ShardsAsync(cancellation)).Select(shard => shard.Position).DefaultIfEmpty(0).Min();

    public async Task<IReadOnlyDictionary<string, long>> DeadLettersAsync(CancellationToken cancellation) =>
        (await store.DeadLettersAsync(kafka.Group, cancellation)).ToDictionary(code => code.Code, code => code.Count);

    public async Task<IReadOnlyDictionary<string, long>> BadgesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var type = EventTypes.Outcomes["badgeEarned"].Alias;
        var rows = await connection.QueryAsync<(string Name, long Count)>(new CommandDefinition(BadgesSql, new { type }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Name, row => row.Count);
    }

    /// <summary>Changed profiles that the relay has not sent yet; its other feed is a shard like the projections.</summary>
    public async Task<long> ProfilesWaitingAsync(CancellationToken cancellation) =>
        (await new RelayReader(kafka, store, clock).ReadAsync(eventShard: null, cancellation)).Sum(feed => feed.Lag);

    private async Task<T> ReadAsync<T>(CommandDefinition command)
    {
        await using var connection = await database.OpenConnectionAsync(command.CancellationToken);
        return (await connection.ExecuteScalarAsync<T>(command))!;
    }
}
