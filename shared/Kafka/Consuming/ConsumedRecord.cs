using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>A record and the lease under which it was read.</summary>
public readonly struct ConsumedRecord(Lease lease, ConsumeResult<byte[]?, byte[]?> result)
{
    /// <summary>What a record takes beside its bytes: the objects around it, here and in the batch.</summary>
    private const int Overhead = 400;

    private const int HeaderOverhead = 100;

    /// <summary>About how much memory it holds, in bytes.</summary>
    public int Size { get; } = SizeOf(result.Message);

    public Lease Lease { get; } = lease;

    public ConsumeResult<byte[]?, byte[]?> Result { get; } = result;

    public long Offset => Result.Offset.Value;

    internal DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, Result.Message.Timestamp.UnixTimestampMs));

    private static int SizeOf(Message<byte[]?, byte[]?> message)
    {
        var size = Overhead + (message.Key?.Length ?? 0) + (message.Value?.Length ?? 0);
        for (var i = 0; i < message.Headers.Count; i++)
            size += HeaderOverhead + (message.Headers[i].GetValueBytes()?.Length ?? 0);
        return size;
    }
}
