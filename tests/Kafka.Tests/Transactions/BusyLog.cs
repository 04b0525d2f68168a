using System.Reflection;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;

namespace EventPlatform.Kafka.Tests.Transactions;

/// <summary>A reader of a progress log whose end never comes: with each look another feed has sent another transaction, a record and its marker.</summary>
#pragma warning disable CA1852 // The proxy is a type derived from it.
internal class BusyLog : DispatchProxy
#pragma warning restore CA1852
{
    private readonly Dictionary<long, Message<byte[], byte[]>> _own = [];
    private TopicPartition _partition = null!;
    private long _next;

    /// <summary>Records that were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>A reader and what it does.</summary>
    /// <param name="own">Places of the log that hold a position of the feed, and that position.</param>
    public static (IConsumer<byte[], byte[]> Reader, BusyLog Log) With(string feed, params (long Offset, long Position)[] own)
    {
        var reader = Create<IConsumer<byte[], byte[]>, BusyLog>();
        var log = (BusyLog)(object)reader;
        foreach (var (offset, position) in own)
            log._own[offset] = ProgressLog.Record(feed, position);
        return (reader, log);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod!.Name, args) switch
    {
        (nameof(IConsumer<,>.Assign), [TopicPartitionOffset from]) => Assign(from),
        (nameof(IConsumer<,>.Consume), _) => Take(),
        _ => null,
    };

    private object? Assign(TopicPartitionOffset from)
    {
        _partition = from.TopicPartition;
        _next = from.Offset.Value;
        return null;
    }

    private ConsumeResult<byte[], byte[]> Take()
    {
        Taken++;
        // Every second place is a marker, which a reader does not see.
        var offset = _next + (_next % 2);
        _next = offset + 1;
        return new()
        {
            TopicPartitionOffset = new(_partition, offset),
            Message = _own.GetValueOrDefault(offset) ?? new() { Key = Encoding.UTF8.GetBytes("another"), Value = [] },
        };
    }
}
