using EventPlatform.Hosting.Configuration;
using Npgsql;

namespace EventPlatform.Platform.Status;

/// <summary>Puts together what Kafka and the database say.</summary>
internal sealed class StatusReader(KafkaSettings kafka, NpgsqlDataSource database, TimeProvider clock)
{
    private readonly StoreReader store = new(database);

    public async Task<PlatformStatus> ReadAsync(CancellationToken cancellation)
    {
        // Positions first: what is stored meanwhile makes the lag look larger, never smaller than it is.
        var positions = await store.PositionsAsync(kafka.Group, cancellation);
        using var inputs = new InputEnds(kafka);
        var ingest = inputs.Read(positions, clock.GetUtcNow());
        var deadLetters = await store.DeadLettersAsync(kafka.Group, cancellation);
        var rows = await store.ShardsAsync(cancellation);
        var end = await store.StoreAsync(cancellation);
        var shards = rows.Select(row => Shard(row, end.End)).ToLookup(shard => shard.Name == RelayReader.EventShard);
        var relay = await new RelayReader(kafka, store, clock).ReadAsync(shards[true].SingleOrDefault(), cancellation);
        return new(clock.GetUtcNow(), ingest, deadLetters, end, [.. shards[false]], relay);
    }

    private ShardStatus Shard(StoreReader.ShardRow row, long end) =>
        new(row.Name, row.Position, Math.Max(0, end - row.Position), Ages.Of(row.Waiting_Since, clock));
}
