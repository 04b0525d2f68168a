using System.Diagnostics;
using Confluent.Kafka;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>A bare transactional producer: messages of the relay's size, in transactions of its size, and nothing else.</summary>
public static class TransactionalProducer
{
    /// <returns>Messages a second.</returns>
    public static double Send(string bootstrapServers, string topic, int messages, int bytes, int perTransaction)
    {
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            TransactionalId = $"twin-{Guid.NewGuid():n}",
            Acks = Acks.All,
            LingerMs = 5,
            QueueBufferingMaxMessages = 1_000_000,
        }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        var value = new byte[bytes];
        new Random(1).NextBytes(value);
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < messages; sent += perTransaction)
        {
            producer.BeginTransaction();
            for (var i = sent; i < Math.Min(sent + perTransaction, messages); i++)
                producer.Produce(topic, new Message<string, byte[]> { Key = $"100:c{i % 20000:D6}", Value = value });
            producer.CommitTransaction(TimeSpan.FromSeconds(60));
        }
        return messages / watch.Elapsed.TotalSeconds;
    }
}
