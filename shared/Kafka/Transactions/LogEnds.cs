using Confluent.Kafka;

namespace EventPlatform.Kafka.Transactions;

/// <summary>Where the progress log begins and ends, open transactions included.</summary>
internal sealed class LogEnds : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    private readonly string _topic;
    private readonly IConsumer<byte[], byte[]> _client;
    private readonly IAdminClient _admin;

    public LogEnds(FeedSettings feed)
    {
        _topic = feed.ProgressTopic;
        _client = new ConsumerBuilder<byte[], byte[]>(feed.ProgressReader(IsolationLevel.ReadUncommitted)).Build();
        _admin = new DependentAdminClientBuilder(_client.Handle).Build();
    }

    public IReadOnlyList<TopicPartition> Partitions()
    {
        var topic = _admin.GetMetadata(_topic, RequestTimeout).Topics.Single();
        if (topic.Error.IsError)
            throw new KafkaException(topic.Error);
        return [.. topic.Partitions.Select(partition => new TopicPartition(_topic, partition.PartitionId))];
    }

    public WatermarkOffsets Of(TopicPartition partition) => _client.QueryWatermarkOffsets(partition, RequestTimeout);

    public void Dispose()
    {
        _admin.Dispose();
        _client.Dispose();
    }
}
