using System.Text;
using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;
using EventPlatform.Platform.Demo.Records;

namespace EventPlatform.Platform.Demo;

/// <summary>A producer as a customer of the platform would write it: one partitioner for all, acknowledged by all replicas, at a steady pace.</summary>
internal sealed class DemoProducer(KafkaSettings kafka, TimeProvider clock)
{
    private const int BurstSize = 100;
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(30);

    /// <summary>Spreads the records over four seconds, so that the latency shown is that of a stream and not of a pile.</summary>
    /// <param name="records">In order.</param>
    /// <param name="sent">Told how many more were sent.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task SendAsync(IReadOnlyList<DemoRecord> records, Action<int> sent, CancellationToken cancellation)
    {
        using var producer = new ProducerBuilder<byte[], byte[]?>(KafkaClients.Producer(kafka)).SetLogHandler((_, _) => { }).Build();
        Error? refused = null;
        var start = clock.GetTimestamp();
        var done = 0;
        foreach (var burst in records.Chunk(BurstSize))
        {
            foreach (var record in burst)
                producer.Produce(kafka.Topics.CustomerEvents, Message(record), report => refused ??= report.Error.IsError ? report.Error : null);
            sent(burst.Length);
            done += burst.Length;
            await WaitForTurnAsync(SendTime * ((double)done / records.Count) - clock.GetElapsedTime(start), cancellation);
        }

        producer.Flush(FlushLimit);
        if (refused is not null)
            throw new KafkaException(refused);
    }

    private Task WaitForTurnAsync(TimeSpan wait, CancellationToken cancellation) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;

    private static Message<byte[], byte[]?> Message(DemoRecord record)
    {
        var headers = new Headers();
        foreach (var (name, value) in record.Headers)
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        return new() { Key = record.Key, Value = record.Value, Headers = headers };
    }
}
