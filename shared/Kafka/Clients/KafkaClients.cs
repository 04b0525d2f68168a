using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Kafka.Clients;

/// <summary>
/// Configurations of our clients. Three layers, the later winning: our defaults, what <c>Kafka__Client__...</c> hands through, and what
/// our promises rest on and nobody may change.
/// </summary>
public static class KafkaClients
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>
    /// Of the ingest consumer. The eager protocol makes fencing simplest: a rebalance is one clean cut, everything is drained, every
    /// lease dropped, and what is assigned again is taken over under a new epoch.
    /// </summary>
    /// <remarks>
    /// The store holds the positions. Kafka's committed offset only follows, for the sake of lag tools: librdkafka commits in the
    /// background what we told it has been stored, never what was merely read.
    /// </remarks>
    public static ConsumerConfig Consumer(KafkaSettings settings)
    {
        var defaults = new ConsumerConfig
        {
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 2_000,
            AutoCommitIntervalMs = 2_000,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.RoundRobin,
            // A full queue is looked at again soon, so it need hold little: by default librdkafka would not fetch for a whole second.
            QueuedMaxMessagesKbytes = 8 * 1024,
            FetchQueueBackoffMs = 10,
            FetchMaxBytes = 8 * Megabyte,
            MaxPartitionFetchBytes = 2 * Megabyte,
            ReconnectBackoffMaxMs = 2_000,
        };
        return new ConsumerConfig(Layered(settings, defaults))
        {
            GroupId = settings.Group,
            EnableAutoOffsetStore = false,
            EnableAutoCommit = true,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
        };
    }

    /// <summary>Of every producer of ours: the Java client's partitioner, so that a key lies in one partition whoever sends it [spec 01.1].</summary>
    public static ProducerConfig Producer(KafkaSettings settings)
    {
        var defaults = new ProducerConfig
        {
            LingerMs = 5,
            CompressionType = CompressionType.Lz4,
            MessageMaxBytes = 4 * Megabyte,
            ReconnectBackoffMaxMs = 2_000,
        };
        return new ProducerConfig(Layered(settings, defaults))
        {
            Partitioner = Partitioner.Murmur2Random,
            Acks = Acks.All,
            EnableIdempotence = true,
        };
    }

    /// <summary>Of administrative calls.</summary>
    public static AdminClientConfig Admin(KafkaSettings settings) => new(Layered(settings, new AdminClientConfig()));

    /// <summary>Tries whether librdkafka takes what <c>Kafka__Client__...</c> hands through.</summary>
    /// <exception cref="SettingsException">It does not.</exception>
    public static void Check(KafkaSettings settings)
    {
        if (settings.Client.Count == 0)
            return;
        try
        {
            new ConsumerBuilder<Null, Null>(Consumer(settings)).SetLogHandler((_, _) => { }).Build().Dispose();
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw SettingsException.Wrong("Kafka__Client__...", $"refused by librdkafka ({refusal.Message})", "write its settings under the names that librdkafka's CONFIGURATION.md lists");
        }
    }

    private static Dictionary<string, string> Layered(KafkaSettings settings, ClientConfig defaults)
    {
        var layered = defaults.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        foreach (var (name, value) in settings.Client)
            layered[name] = value;
        layered["bootstrap.servers"] = settings.BootstrapServers;
        return layered;
    }
}
