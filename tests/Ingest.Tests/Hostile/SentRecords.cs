using Confluent.Kafka;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>Sends records and remembers where each of them stands.</summary>
internal static class SentRecords
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<(HostileRecord Record, TopicPartitionOffset At)> Send(TestInstallation at, IEnumerable<HostileRecord> records)
    {
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
        {
            BootstrapServers = at.BootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
            EnableIdempotence = true,
            LingerMs = 20,
            MessageMaxBytes = 1_040_000,
        }).Build();
        var sent = new List<(HostileRecord, TopicPartitionOffset)>();
        foreach (var record in records)
            Send(producer, record.IsAboutCustomer ? at.CustomerEvents : at.SystemEvents, record, sent);
        while (producer.Flush(Patience) > 0)
            ;
        return sent;
    }

    private static void Send(IProducer<byte[]?, byte[]?> producer, string topic, HostileRecord record, List<(HostileRecord, TopicPartitionOffset)> sent)
    {
        while (true)
        {
            try
            {
                producer.Produce(topic, Message(record), report => Remember(record, report, sent));
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <summary>Called by the producer's one polling thread.</summary>
    private static void Remember(HostileRecord record, DeliveryReport<byte[]?, byte[]?> report, List<(HostileRecord, TopicPartitionOffset)> sent)
    {
        report.Error.IsError.ShouldBeFalse(report.Error.Reason);
        lock (sent)
            sent.Add((record, report.TopicPartitionOffset));
    }

    private static Message<byte[]?, byte[]?> Message(HostileRecord record)
    {
        var headers = new Headers();
        foreach (var (name, value) in record.Headers)
            headers.Add(name, value);
        return new() { Key = record.Key, Value = record.Value, Headers = headers };
    }
}
