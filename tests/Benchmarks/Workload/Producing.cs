using System.Diagnostics;
using Confluent.Kafka;

namespace EventPlatform.Benchmarks.Workload;

/// <summary>Fills the input topic as a producer would.</summary>
public static class Producing
{
    private static readonly Headers Structured = [new Header("content-type", "application/cloudevents+json; charset=UTF-8"u8.ToArray())];

    /// <returns>Records a second.</returns>
    public static double Fill(string bootstrapServers, string topic, IEnumerable<ProducedRecord> records)
    {
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            Acks = Acks.All,
            LingerMs = 20,
            BatchSize = 512 * 1024,
            QueueBufferingMaxMessages = 1_000_000,
            Partitioner = Partitioner.Murmur2Random,
        }).Build();
        var watch = Stopwatch.StartNew();
        var count = 0;
        foreach (var record in records)
        {
            Send(producer, topic, record);
            count++;
        }
        producer.Flush(TimeSpan.FromMinutes(5));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Send(IProducer<string, byte[]> producer, string topic, ProducedRecord record)
    {
        while (true)
        {
            try
            {
                producer.Produce(topic, new Message<string, byte[]> { Key = record.Key, Value = record.Value, Headers = Structured });
                return;
            }
            catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
