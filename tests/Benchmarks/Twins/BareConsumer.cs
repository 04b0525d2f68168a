using System.Diagnostics;
using Confluent.Kafka;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>The least a consumer can do: take every record and count it.</summary>
public static class BareConsumer
{
    /// <returns>Records that a <c>read_committed</c> reader sees, and how many a second.</returns>
    public static (long Records, double Rate) Drain(string bootstrapServers, string topic) => Drain(bootstrapServers, topic, _ => { });

    /// <returns>The first records that a <c>read_committed</c> reader sees, and how many there are.</returns>
    public static (IReadOnlyList<Message<byte[], byte[]>> First, long Records) Sample(string bootstrapServers, string topic, int most)
    {
        var samples = new List<Message<byte[], byte[]>>();
        var (records, _) = Drain(bootstrapServers, topic, message =>
        {
            if (samples.Count < most)
                samples.Add(message);
        });
        return (samples, records);
    }

    private static (long Records, double Rate) Drain(string bootstrapServers, string topic, Action<Message<byte[], byte[]>> take)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"twin-{Guid.NewGuid():n}",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            // As the platform's own consumer: a full queue must not stop fetching for a second.
            FetchQueueBackoffMs = 10,
        }).Build();
        consumer.Subscribe(topic);
        var ended = new HashSet<Partition>();
        var watch = new Stopwatch();
        long records = 0;
        while (true)
        {
            var result = consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"{topic} gave no record for 30 s.");
            if (!result.IsPartitionEOF)
            {
                watch.Start();
                records++;
                take(result.Message);
            }
            // The client asks another thread for its assignment, so not for every record.
            else if (ended.Add(result.Partition) && ended.Count == consumer.Assignment.Count)
                break;
        }
        consumer.Close();
        return (records, records / watch.Elapsed.TotalSeconds);
    }
}
