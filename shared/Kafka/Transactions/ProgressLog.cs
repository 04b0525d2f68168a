using System.Globalization;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Kafka.Clients;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Transactions;

/// <summary>
/// How far each feed has been sent: the last committed record of its key in a compacted topic, written in the very transaction that sent
/// the records up to there. Key: the feed's name; value: the position in decimal digits.
/// </summary>
public static class ProgressLog
{
    public static Message<byte[], byte[]> Record(string feed, long position) => new()
    {
        Key = Encoding.UTF8.GetBytes(feed),
        Value = Encoding.ASCII.GetBytes(position.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>
    /// The position of a feed; null where it never sent anything. True for an owner only after it has fenced the one before, whose
    /// last transaction may otherwise still be on its way.
    /// </summary>
    /// <exception cref="KafkaException">The log cannot be read, or does not exist.</exception>
    /// <exception cref="TimeoutException">Another feed's open transaction hid the log's end for too long.</exception>
    public static Task<long?> ReadAsync(FeedSettings feed, ILogger logger, CancellationToken cancellation) =>
        Task.Run(() => Read(feed, logger, cancellation), cancellation);

    private static long? Read(FeedSettings feed, ILogger logger, CancellationToken cancellation)
    {
        using var ends = new LogEnds(feed, Open(feed, IsolationLevel.ReadUncommitted, logger));
        using var tail = new ProgressTail(feed, Open(feed, IsolationLevel.ReadCommitted, logger));
        long? position = null;
        // A key lies in one partition, but which one changes when partitions are added.
        foreach (var partition in ends.Partitions())
            if (tail.Last(partition, ends.Of(partition), cancellation) is { } found && !(found <= position))
                position = found;
        return position;
    }

    private static IConsumer<byte[], byte[]> Open(FeedSettings feed, IsolationLevel isolation, ILogger logger) =>
        new ConsumerBuilder<byte[], byte[]>(feed.ProgressReader(isolation)).LogTo(logger).SetErrorHandler((_, _) => { }).Build();
}
