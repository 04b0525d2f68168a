using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>A consumer of the eager protocol that reads nothing before the loop says from where.</summary>
internal sealed class KafkaRecordSource(KafkaSettings settings, ILogger logger) : IRecordSource
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    private IConsumer<byte[]?, byte[]?>? _consumer;

    private IConsumer<byte[]?, byte[]?> Consumer => _consumer ?? throw new InvalidOperationException("The source is used before it has joined the group.");

    public void Subscribe(IReadOnlyCollection<string> topics, IGroupListener listener)
    {
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(KafkaClients.Consumer(settings))
            .SetPartitionsAssignedHandler((_, partitions) => Announce(listener, partitions))
            .SetPartitionsRevokedHandler((_, _) => listener.Revoked())
            .SetPartitionsLostHandler((_, _) => listener.Lost())
            .SetErrorHandler((_, error) => listener.Failed(error))
            .LogTo(logger)
            .Build();
        _consumer.Subscribe(topics);
    }

    public ConsumeResult<byte[]?, byte[]?>? Poll(TimeSpan time) => Consumer.Consume(time);

    public void Assign(IReadOnlyCollection<TopicPartitionOffset> partitions)
    {
        Consumer.Assign(partitions);
        Consumer.Resume(partitions.Select(each => each.TopicPartition)); // a pause may outlive the assignment in which it was asked for
    }

    public void Pause(IReadOnlyCollection<TopicPartition> partitions) => Consumer.Pause(partitions);

    public void Resume(IReadOnlyCollection<TopicPartition> partitions) => Consumer.Resume(partitions);

    public void Follow(TopicPartitionOffset position) => Consumer.StoreOffset(position);

    public long? EndOf(TopicPartition partition) =>
        Consumer.GetWatermarkOffsets(partition).High is { IsSpecial: false } end ? end.Value : null;

    public WatermarkOffsets AskRange(TopicPartition partition) => Consumer.QueryWatermarkOffsets(partition, AnswerTime);

    public void Close() => Consumer.Close();

    public void Dispose() => _consumer?.Dispose();

    /// <summary>The eager protocol lets us answer with nothing: the loop assigns when it knows the positions.</summary>
    private static IEnumerable<TopicPartitionOffset> Announce(IGroupListener listener, List<TopicPartition> partitions)
    {
        listener.Assigned(partitions);
        return [];
    }
}
