using System.Text;
using Confluent.Kafka;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>Reads the dead-letter topic from its beginning.</summary>
internal static class DeadLetterTopic
{
    /// <summary>Waits until there are so many, and returns them.</summary>
    public static async Task<IReadOnlyList<Message<byte[]?, byte[]?>>> ReadAsync(TestInstallation at, int count)
    {
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig { BootstrapServers = at.BootstrapServers, GroupId = "reader" }).Build();
        consumer.Assign(new TopicPartitionOffset(at.DeadLetter, 0, Offset.Beginning));
        var read = new List<Message<byte[]?, byte[]?>>();
        await Eventually.True(() => Read(consumer, read) >= count, TimeSpan.FromMinutes(1), $"{count} dead letters are on the topic");
        return read;
    }

    public static string Text(this Message<byte[]?, byte[]?> letter, string header) =>
        Encoding.UTF8.GetString(letter.Headers.Single(each => each.Key == header).GetValueBytes());

    private static int Read(IConsumer<byte[]?, byte[]?> consumer, List<Message<byte[]?, byte[]?>> read)
    {
        while (consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } result)
            read.Add(result.Message);
        return read.Count;
    }
}
