using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;

namespace EventPlatform.Kafka.Transactions;

/// <summary>
/// Finds the last committed record of a feed. A transactional log does not end in a record: behind the last one lie control records and
/// whatever was aborted, so the log is read to its end from further and further back until a record of the feed turns up.
/// </summary>
internal sealed class ProgressTail(FeedSettings feed, IConsumer<byte[], byte[]> consumer) : IDisposable
{
    private const long FirstStep = 64;
    private const int Growth = 8;

    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);

    // Longer than a transaction of another feed can stay open: its time-out, and the broker's pause between looking for such.
    private static readonly TimeSpan LongestWait = FeedSettings.TransactionTimeout + TimeSpan.FromSeconds(20);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(feed.Name);

    public long? Last(TopicPartition partition, WatermarkOffsets bounds, CancellationToken cancellation)
    {
        for (var step = FirstStep; ; step *= Growth)
        {
            var from = Math.Max(bounds.Low.Value, bounds.High.Value - step);
            if (LastSince(partition, from, bounds.High.Value, cancellation) is { } position)
                return position;
            if (from == bounds.Low.Value)
                return null;
        }
    }

    public void Dispose()
    {
        consumer.Unassign();
        consumer.Dispose();
    }

    private long? LastSince(TopicPartition partition, long from, long end, CancellationToken cancellation)
    {
        long? position = null;
        if (from == end)
            return position;
        consumer.Assign(new TopicPartitionOffset(partition, from));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < LongestWait)
        {
            cancellation.ThrowIfCancellationRequested();
            if (consumer.Consume(PollTime) is not { } read)
                continue;
            if (read.Message is { } message && message.Key.AsSpan().SequenceEqual(_key))
                position = PositionIn(message.Value, read.TopicPartitionOffset);
            // Others' open transactions hide what lies behind them: a reader's end may lie before the log's. Nor does it come at all while others
            // go on sending; a record that was written since says as much.
            if (read.Offset.Value >= end)
                return position;
        }
        throw new TimeoutException($"{partition} could not be read to its end ({end}) within {LongestWait.TotalSeconds:0} s: an open transaction of another feed holds it up.");
    }

    private long PositionIn(byte[]? value, TopicPartitionOffset place) =>
        value is not null && Utf8Parser.TryParse(value, out long position, out var used) && used == value.Length
            ? position
            : throw new InvalidDataException($"The record at {place} is no position of the feed {feed.Name}: decimal digits are expected.");
}
