using System.Text;
using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;

namespace EventPlatform.Platform.Demo;

/// <summary>A consumer of the notifications as a receiver would write it: it reads committed transactions alone, from the beginning.</summary>
internal sealed class NotificationReader : IDisposable
{
    public const string BadgeEarned = "loyalty.badgeEarned";

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly IConsumer<Ignore, byte[]> consumer;
    private readonly TopicPartition[] partitions;
    private readonly Dictionary<string, long> counts = [];
    private readonly HashSet<string> ids = [];

    public NotificationReader(KafkaSettings kafka)
    {
        consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig(KafkaClients.Consumer(kafka))
        {
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var topic = admin.GetMetadata(AnswerLimit).Topics.Single(topic => topic.Topic == kafka.Topics.Notifications);
        partitions = [.. topic.Partitions.Select(partition => new TopicPartition(topic.Topic, partition.PartitionId))];
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
    }

    /// <summary>Messages so far, by <c>ce_type</c>.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    /// <summary>Messages whose <c>ce_id</c> came before; must stay 0 on the event route.</summary>
    public long Repeated { get; private set; }

    /// <summary>The first message about a badge.</summary>
    public byte[]? Sample { get; private set; }

    /// <summary>Takes what has been committed by now.</summary>
    /// <exception cref="TimeoutException">Kafka did not give it in time.</exception>
    public void ReadToEnd()
    {
        var ends = partitions.ToDictionary(partition => partition, partition => consumer.QueryWatermarkOffsets(partition, AnswerLimit).High);
        using var limit = new CancellationTokenSource(AnswerLimit);
        while (ends.Count > 0 && !limit.IsCancellationRequested)
            if (consumer.Consume(Wait) is { } result)
                Take(result, ends);
        if (ends.Count > 0)
            throw new TimeoutException($"Kafka did not show the end of {string.Join(", ", ends.Keys)} in time.");
    }

    public void Dispose() => consumer.Dispose();

    /// <summary>What lies last may be no record but the mark of a transaction: the end is then told by the news that it was reached.</summary>
    private void Take(ConsumeResult<Ignore, byte[]> result, Dictionary<TopicPartition, Offset> ends)
    {
        if (!result.IsPartitionEOF)
            Take(result.Message);
        var next = result.IsPartitionEOF ? result.Offset : result.Offset + 1;
        if (ends.TryGetValue(result.TopicPartition, out var end) && next >= end)
            ends.Remove(result.TopicPartition);
    }

    private void Take(Message<Ignore, byte[]> message)
    {
        var type = Header(message, "ce_type");
        counts[type] = counts.GetValueOrDefault(type) + 1;
        if (!ids.Add($"{type} {Header(message, "ce_id")}"))
            Repeated++;
        if (type == BadgeEarned)
            Sample ??= message.Value;
    }

    private static string Header(Message<Ignore, byte[]> message, string name) =>
        message.Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : "";
}
