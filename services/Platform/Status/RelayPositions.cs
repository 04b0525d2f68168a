using System.Globalization;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;

namespace EventPlatform.Platform.Status;

/// <summary>Reads how far each feed of the relay has been sent: the last committed record of each key in the progress topic.</summary>
internal sealed class RelayPositions(KafkaSettings settings)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <returns>By key; nothing where the topic does not exist.</returns>
    /// <exception cref="TimeoutException">Kafka did not show the topic's end in time.</exception>
    public IReadOnlyDictionary<string, long> Read()
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig(KafkaClients.Consumer(settings))
        {
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).SetLogHandler((_, _) => { }).Build();
        var open = Partitions(consumer);
        consumer.Assign(open.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        var positions = new Dictionary<string, long>();
        using var limit = new CancellationTokenSource(AnswerLimit);
        while (open.Count > 0)
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { } result)
                ThrowIfOver(limit, open);
            else if (result.IsPartitionEOF)
                open.Remove(result.TopicPartition);
            else
                positions[Encoding.UTF8.GetString(result.Message.Key)] = long.Parse(result.Message.Value, CultureInfo.InvariantCulture);
        return positions;
    }

    private HashSet<TopicPartition> Partitions(IConsumer<byte[], byte[]> consumer)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var topic = admin.GetMetadata(AnswerLimit).Topics.Find(topic => topic.Topic == settings.Topics.RelayProgress);
        return [.. topic?.Partitions.Select(partition => new TopicPartition(topic.Topic, partition.PartitionId)) ?? []];
    }

    private static void ThrowIfOver(CancellationTokenSource limit, HashSet<TopicPartition> open)
    {
        if (limit.IsCancellationRequested)
            throw new TimeoutException($"Kafka did not show the end of {string.Join(", ", open)} in time.");
    }
}
