using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;

namespace EventPlatform.Platform.Status;

/// <summary>Reads where the input partitions end, and how old the first record is that is not yet stored. Joins no group, commits nothing.</summary>
internal sealed class InputEnds : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly KafkaSettings settings;
    private readonly IConsumer<Ignore, Ignore> consumer;

    public InputEnds(KafkaSettings settings)
    {
        this.settings = settings;
        var configuration = new ConsumerConfig(KafkaClients.Consumer(settings)) { EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest };
        consumer = new ConsumerBuilder<Ignore, Ignore>(configuration).SetLogHandler((_, _) => { }).Build();
    }

    /// <exception cref="SettingsException">An input topic does not exist.</exception>
    public IReadOnlyList<PartitionStatus> Read(IReadOnlyList<StoredPosition> positions, DateTimeOffset now)
    {
        var known = positions.ToDictionary(position => new TopicPartition(position.Topic, position.Partition), position => position.NextOffset);
        var ends = Partitions().Select(partition => (Partition: partition, Range: consumer.QueryWatermarkOffsets(partition, AnswerLimit))).ToArray();
        var oldest = FirstWaiting([.. ends
            .Select(end => (end.Partition, Start: Start(known, end.Partition, end.Range), End: end.Range.High.Value))
            .Where(end => end.Start < end.End)
            .Select(end => new TopicPartitionOffset(end.Partition, end.Start))]);
        return [.. ends.Select(end => Status(end.Partition, known.TryGetValue(end.Partition, out var position) ? position : null, Start(known, end.Partition, end.Range), end.Range.High, oldest, now))];
    }

    public void Dispose() => consumer.Dispose();

    private static long Start(Dictionary<TopicPartition, long> known, TopicPartition partition, WatermarkOffsets range) =>
        Math.Max(range.Low, known.GetValueOrDefault(partition, range.Low));

    private static PartitionStatus Status(
        TopicPartition partition, long? position, long start, long end, Dictionary<TopicPartition, Timestamp?> oldest, DateTimeOffset now)
    {
        // What lies at the end and is no record (the mark of a transaction) waits for nobody.
        var isBehind = start < end && !(oldest.TryGetValue(partition, out var first) && first is null);
        double? seconds = !isBehind ? 0
            : oldest.GetValueOrDefault(partition) is { } timestamp ? Math.Max(0, (now - timestamp.UtcDateTime).TotalSeconds)
            : null;
        return new(partition.Topic, partition.Partition, position, end, isBehind ? end - start : 0, seconds);
    }

    private IEnumerable<TopicPartition> Partitions()
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var topics = admin.GetMetadata(AnswerLimit).Topics.ToDictionary(topic => topic.Topic);
        foreach (var name in settings.Topics.Inputs)
        {
            var topic = topics.GetValueOrDefault(name)
                ?? throw new SettingsException("Kafka__Topics", $"Kafka has no topic {name}: create it with `eventplatform topics create`, or correct Kafka__Topics__....");
            foreach (var partition in topic.Partitions.OrderBy(partition => partition.PartitionId))
                yield return new(name, partition.PartitionId);
        }
    }

    /// <summary>For each partition the timestamp of its first record from there on; null where there is none; absent where Kafka did not answer in time.</summary>
    private Dictionary<TopicPartition, Timestamp?> FirstWaiting(IReadOnlyList<TopicPartitionOffset> starts)
    {
        var found = new Dictionary<TopicPartition, Timestamp?>();
        if (starts.Count == 0)
            return found;
        consumer.Assign(starts);
        using var limit = new CancellationTokenSource(AnswerLimit);
        while (found.Count < starts.Count && !limit.IsCancellationRequested)
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { } result)
                found.TryAdd(result.TopicPartition, result.IsPartitionEOF ? null : result.Message.Timestamp);
        consumer.Unassign();
        return found;
    }
}
