using Confluent.Kafka;

namespace EventPlatform.Kafka.Transactions;

/// <summary>Where the progress log begins and ends, open transactions included.</summary>
internal sealed class LogEnds(FeedSettings feed, IConsumer<byte[], byte[]> client) : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    private readonly IAdminClient _admin = new DependentAdminClientBuilder(client.Handle).Build();

    public IReadOnlyList<TopicPartition> Partitions()
    {
        var topic = _admin.GetMetadata(feed.ProgressTopic, RequestTimeout).Topics.Single();
        if (topic.Error.IsError)
            throw new KafkaException(topic.Error);
        return [.. topic.Partitions.Select(partition => new TopicPartition(topic.Topic, partition.PartitionId))];
    }

    public WatermarkOffsets Of(TopicPartition partition) => client.QueryWatermarkOffsets(partition, RequestTimeout);

    public void Dispose()
    {
        _admin.Dispose();
        client.Dispose();
    }
}
