using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EventPlatform.Embedded.Kafka;

/// <summary>A Kafka that answers administrative calls.</summary>
public abstract class RealKafka : KafkaBroker
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async Task CreateTopicAsync(
        string topic, int partitions, IReadOnlyDictionary<string, string>? configuration = null, CancellationToken cancellation = default)
    {
        using var client = Client(BootstrapServers);
        var specification = new TopicSpecification
        {
            Name = topic,
            NumPartitions = partitions,
            ReplicationFactor = -1, // the cluster's default
            Configs = configuration?.ToDictionary(),
        };
        await client.CreateTopicsAsync([specification]);
        while (!HasLeaders(client, topic, partitions))
        {
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>How many brokers the one at an address knows; 0 while it does not answer.</summary>
    private protected static int CountBrokers(string bootstrapServers)
    {
        using var client = Client(bootstrapServers);
        try
        {
            return client.GetMetadata(TimeSpan.FromSeconds(1)).Brokers.Count;
        }
        catch (KafkaException)
        {
            return 0;
        }
    }

    private static bool HasLeaders(IAdminClient client, string topic, int partitions) =>
        client.GetMetadata(topic, AnswerLimit).Topics is [{ Partitions: var known }]
        && known.Count == partitions
        && known.TrueForAll(partition => partition.Leader >= 0);

    /// <summary>A client that does not write about brokers which are still starting.</summary>
    private static IAdminClient Client(string bootstrapServers) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers })
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, _) => { })
            .Build();
}
