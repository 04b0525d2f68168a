using System.Diagnostics;
using Confluent.Kafka;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>A bare transactional producer: the relay's own records, ready in memory, with its settings and in transactions of its size, and nothing else.</summary>
public static class TransactionalProducer
{
    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="topic">Where to.</param>
    /// <param name="samples">Records as the relay sent them, sent again and again.</param>
    /// <param name="count">How many records.</param>
    /// <param name="perTransaction">Records of a transaction.</param>
    /// <returns>Records a second.</returns>
    public static double Send(string bootstrapServers, string topic, IReadOnlyList<Message<byte[], byte[]>> samples, int count, int perTransaction)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            TransactionalId = $"twin-{Guid.NewGuid():n}",
            Acks = Acks.All,
            LingerMs = 5,
            CompressionType = CompressionType.Lz4,
            Partitioner = Partitioner.Murmur2Random,
            EnableDeliveryReports = false,
        }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < count; sent += perTransaction)
        {
            producer.BeginTransaction();
            for (var i = sent; i < Math.Min(sent + perTransaction, count); i++)
                producer.Produce(topic, samples[i % samples.Count]);
            producer.CommitTransaction(TimeSpan.FromSeconds(60));
        }
        return count / watch.Elapsed.TotalSeconds;
    }
}
