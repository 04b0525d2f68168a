using System.Diagnostics;
using Confluent.Kafka;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>The least a consumer can do: take every record and count it.</summary>
public static class BareConsumer
{
    /// <returns>Records that a <c>read_committed</c> reader sees, and how many a second.</returns>
    public static (long Records, long Bytes, double Rate) Drain(string bootstrapServers, string topic)
    {
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"twin-{Guid.NewGuid():n}",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
        consumer.Subscribe(topic);
        var ended = new HashSet<Partition>();
        var watch = new Stopwatch();
        long records = 0, bytes = 0;
        while (consumer.Assignment.Count == 0 || ended.Count < consumer.Assignment.Count)
        {
            var result = consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"{topic} gave no record for 30 s.");
            if (result.IsPartitionEOF)
            {
                ended.Add(result.Partition);
                continue;
            }
            watch.Start();
            records++;
            bytes += result.Message.Value?.Length ?? 0;
        }
        consumer.Close();
        return (records, bytes, records / watch.Elapsed.TotalSeconds);
    }
}
