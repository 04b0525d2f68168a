using Confluent.Kafka;

namespace EventPlatform.Relay.Tests.Transactions;

/// <summary>Reads a topic as the receivers of notifications do.</summary>
internal static class ReadCommitted
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>All records up to the end that each partition has now. Waits for open transactions to end.</summary>
    public static Task<List<ConsumeResult<byte[], byte[]>>> AllAsync(string bootstrapServers, string topic) => Task.Run(() => All(bootstrapServers, topic));

    /// <summary>Waits until a reader stands at the end of what is committed, before the log's own end: an open transaction hides the rest.</summary>
    public static Task<bool> IsHeldUpAsync(string bootstrapServers, string topic) => Task.Run(() =>
    {
        using var consumer = Open(bootstrapServers);
        using var ends = Open(bootstrapServers, IsolationLevel.ReadUncommitted);
        var partition = new TopicPartition(topic, 0);
        var end = ends.QueryWatermarkOffsets(partition, RequestTimeout).High;
        consumer.Assign(new TopicPartitionOffset(partition, Offset.Beginning));
        while (true)
            if (consumer.Consume(RequestTimeout) is { IsPartitionEOF: true } at)
                return at.Offset < end;
    });

    private static List<ConsumeResult<byte[], byte[]>> All(string bootstrapServers, string topic)
    {
        using var consumer = Open(bootstrapServers);
        using var ends = Open(bootstrapServers, IsolationLevel.ReadUncommitted);
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(topic, RequestTimeout).Topics.Single().Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId)).ToArray();
        var open = partitions.ToDictionary(partition => partition, partition => ends.QueryWatermarkOffsets(partition, RequestTimeout).High);
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        var read = new List<ConsumeResult<byte[], byte[]>>();
        while (open.Count > 0)
        {
            var next = consumer.Consume(TimeSpan.FromSeconds(40)) ?? throw new TimeoutException($"{topic} could not be read to its end");
            if (!next.IsPartitionEOF)
                read.Add(next);
            else if (open.TryGetValue(next.TopicPartition, out var end) && next.Offset >= end)
                open.Remove(next.TopicPartition);
        }
        return read;
    }

    private static IConsumer<byte[], byte[]> Open(string bootstrapServers, IsolationLevel isolation = IsolationLevel.ReadCommitted) => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = bootstrapServers,
        GroupId = "reader",
        EnablePartitionEof = true,
        EnableAutoCommit = false,
        IsolationLevel = isolation,
    }).Build();
}
