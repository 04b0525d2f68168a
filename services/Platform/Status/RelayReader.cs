using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Platform.Status;

/// <summary>Where the relay's feeds stand: what was sent from Kafka, what waits from the database.</summary>
internal sealed class RelayReader(KafkaSettings kafka, StoreReader store, TimeProvider clock)
{
    private const string Events = "EventFeed", Profiles = "ProfileFeed";

    /// <summary>Progression row of the feed that is a shard of the daemon.</summary>
    public const string EventShard = $"{Events}:All";

    public async Task<IReadOnlyList<RelayStatus>> ReadAsync(ShardStatus? eventShard, CancellationToken cancellation)
    {
        var keys = $"eventplatform.relay.{await store.IdentityAsync(cancellation)}.";
        var positions = new RelayPositions(kafka).Read();
        long? PositionOf(string feed) => positions.TryGetValue(keys + feed, out var position) ? position : null;
        var changed = await store.ChangedProfilesAsync(PositionOf(Profiles) ?? 0, cancellation);
        return
        [
            new(Events, PositionOf(Events), eventShard?.Lag ?? 0, eventShard?.LagSeconds ?? 0),
            new(Profiles, PositionOf(Profiles), changed.Count, Ages.Of(changed.Waiting_Since, clock)),
        ];
    }
}
