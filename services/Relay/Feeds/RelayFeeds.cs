using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;
using EventPlatform.Kafka.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Relay.Feeds;

/// <summary>Opens the relay's feeds: one of each for a store, whatever process holds it.</summary>
internal sealed class RelayFeeds(KafkaSettings kafka, NpgsqlDataSource database, ILoggerFactory loggers)
{
    /// <param name="name">Of the feed, such as <c>EventFeed</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RelayFeed> OpenAsync(string name, CancellationToken cancellation)
    {
        var store = await StoreIdentity.ReadAsync(database, cancellation);
        var settings = new FeedSettings($"eventplatform.relay.{store}.{name}", kafka.Topics.Notifications, kafka.Topics.RelayProgress,
            KafkaClients.Producer(kafka), KafkaClients.Admin(kafka));
        return new(name, new FeedProducer(settings, loggers.CreateLogger<FeedProducer>()), database);
    }
}
