using EventPlatform.Hosting.Configuration;
using Npgsql;

namespace EventPlatform.Platform.Status;

/// <summary>Puts together what Kafka and the database say.</summary>
internal sealed class StatusReader(KafkaSettings kafka, NpgsqlDataSource database, TimeProvider clock)
{
    private readonly StoreReader store = new(database);

    public async Task<PlatformStatus> ReadAsync(CancellationToken cancellation)
    {
        // Positions first: what is stored meanwhile makes the lag look smaller, never below zero.
        var positions = await store.PositionsAsync(kafka.Group, cancellation);
        using var inputs = new InputEnds(kafka);
        var ingest = inputs.Read(positions, clock.GetUtcNow());
        var shards = await store.ShardsAsync(cancellation);
        var end = await store.StoreAsync(cancellation);
        return new(
            clock.GetUtcNow(), ingest, await store.DeadLettersAsync(kafka.Group, cancellation), end,
            [.. shards.Select(shard => Shard(shard, end.End))],
            []);
    }

    private ShardStatus Shard(StoreReader.ShardRow shard, long end) =>
        new(shard.Name, shard.Position, Math.Max(0, end - shard.Position), Age(shard.Waiting_Since));

    private double Age(DateTime? since) => since is { } instant ? Math.Max(0, (clock.GetUtcNow().UtcDateTime - instant).TotalSeconds) : 0;
}
