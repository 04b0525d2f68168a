using Confluent.Kafka;
using EventPlatform.Embedded.Kafka;
using EventPlatform.Embedded.Postgres;
using EventPlatform.Platform.Topics;
using KafkaSettings = EventPlatform.Hosting.Configuration.KafkaSettings;

namespace EventPlatform.Platform.Demo;

/// <summary>The database and the Kafka of one demonstration, with its topics. What was started or created for it is gone afterwards.</summary>
internal sealed class DemoParts : IAsyncDisposable
{
    private const int Partitions = 4;

    private readonly PostgresServer postgres;
    private readonly KafkaBroker kafka;
    private readonly bool isOurKafka;

    private DemoParts(PostgresServer postgres, KafkaBroker kafka, bool isOurKafka, string database)
    {
        this.postgres = postgres;
        this.kafka = kafka;
        this.isOurKafka = isOurKafka;
        EventStore = database;
        Kafka = isOurKafka ? new(kafka.BootstrapServers) : OnForeignKafka(kafka.BootstrapServers);
    }

    /// <summary>Connection string of a database of its own.</summary>
    public string EventStore { get; }

    public KafkaSettings Kafka { get; }

    /// <summary>What runs where, for people.</summary>
    public string Description => kafka.Description;

    public static async Task<DemoParts> StartAsync(string? bootstrapServers, CancellationToken cancellation)
    {
        var starting = bootstrapServers is null ? KafkaBroker.FindOrStartAsync(cancellation) : Task.FromResult(KafkaBroker.At(bootstrapServers));
        var postgres = await PostgresServer.FindOrStartAsync(cancellation: cancellation);
        var parts = new DemoParts(postgres, await starting, bootstrapServers is null, await postgres.CreateDatabaseAsync(cancellation: cancellation));
        foreach (var topic in WantedTopic.All(parts.Kafka.Topics, Partitions, replication: null))
            await parts.kafka.CreateTopicAsync(topic.Name, topic.Partitions ?? Partitions, topic.Settings, cancellation);
        return parts;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isOurKafka)
            await DeleteTopicsAsync();
        await kafka.DisposeAsync();
        await postgres.DisposeAsync();
    }

    /// <summary>On a Kafka that others use too, every demonstration has topics and a group of its own.</summary>
    private static KafkaSettings OnForeignKafka(string bootstrapServers)
    {
        var prefix = $"eventplatform-demo-{Guid.NewGuid():n}";
        return new(bootstrapServers)
        {
            Group = prefix,
            Topics = new()
            {
                CustomerEvents = $"{prefix}.customer-events",
                SystemEvents = $"{prefix}.system-events",
                Notifications = $"{prefix}.notifications",
                DeadLetter = $"{prefix}.dead-letter",
                RelayProgress = $"{prefix}.relay-progress",
            },
        };
    }

    private async Task DeleteTopicsAsync()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Kafka.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
        await admin.DeleteTopicsAsync(Kafka.Topics.All);
    }
}
