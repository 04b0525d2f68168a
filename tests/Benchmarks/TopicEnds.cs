using Confluent.Kafka;

namespace EventPlatform.Benchmarks;

/// <summary>How much a topic holds, by the ends of its partitions.</summary>
public static class TopicEnds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static long Sum(string bootstrapServers, string topic)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = bootstrapServers, GroupId = "ends" }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(topic, Patience).Topics.Single().Partitions;
        return partitions.Sum(partition => consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition.PartitionId), Patience).High.Value);
    }
}
