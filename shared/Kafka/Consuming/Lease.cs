using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// The ownership of a partition under one epoch. The loop hands it out and takes it back; only the lane that it belongs to moves
/// <see cref="Position"/>.
/// </summary>
public sealed class Lease
{
    private volatile bool _held = true;

    internal Lease(PartitionGrant grant, int lane)
    {
        Partition = grant.Partition;
        Epoch = grant.Epoch;
        Position = ReadFrom = grant.Position;
        LastTimestamp = grant.LastTimestamp;
        Lane = lane;
    }

    public TopicPartition Partition { get; }

    public long Epoch { get; }

    /// <summary>Offset of the next record to store, as this owner last saw it in the store; null where nothing was ever stored.</summary>
    public long? Position { get; private set; }

    /// <summary>False once the partition is being given up: no further batch takes its records.</summary>
    public bool IsHeld => _held;

    internal int Lane { get; }

    /// <summary>Where reading goes on, as the loop knows it; null for the earliest record.</summary>
    internal long? ReadFrom { get; set; }

    /// <summary>Timestamp of the last record stored.</summary>
    internal DateTimeOffset? LastTimestamp { get; private set; }

    internal void GiveUp() => _held = false;

    internal void MoveTo(long position, DateTimeOffset timestamp) => (Position, LastTimestamp) = (position, timestamp);
}
