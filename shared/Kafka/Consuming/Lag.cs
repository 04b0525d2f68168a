using System.Globalization;
using Confluent.Kafka;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Kafka.Consuming;

/// <summary>How far each partition that we own is behind, in records and in time.</summary>
internal sealed class Lag(TimeProvider clock)
{
    private readonly Dictionary<TopicPartition, PartitionLag> _partitions = [];

    public void Begin(PartitionGrant grant) => _partitions[grant.Partition] = new PartitionLag(grant, clock);

    public void Took(in ConsumedRecord record) => Of(record.Lease.Partition)?.Took(record);

    public void ReachedEnd(TopicPartition partition, long offset) => Of(partition)?.ReachedEnd(offset);

    public void Stored(in StoredPart part) => Of(part.Lease.Partition)?.Stored(part);

    /// <returns>How far each partition is stored, of those of which that is known.</returns>
    public IReadOnlyList<PartitionWatermark> Publish(Func<TopicPartition, long?> endOf)
    {
        var watermarks = new List<PartitionWatermark>(_partitions.Count);
        foreach (var partition in _partitions.Values)
            if (partition.Publish(endOf(partition.Partition), clock.GetUtcNow()) is { } through)
                watermarks.Add(new PartitionWatermark(partition.Partition, partition.Epoch, through));
        return watermarks;
    }

    public void End(TopicPartition partition)
    {
        if (_partitions.Remove(partition, out var ended))
            ended.Dispose();
    }

    public void Clear()
    {
        foreach (var partition in _partitions.Keys.ToArray())
            End(partition);
    }

    private PartitionLag? Of(TopicPartition partition) => _partitions.GetValueOrDefault(partition);
}

/// <summary>One partition's lag.</summary>
internal sealed class PartitionLag : IDisposable
{
    // What the broker has told last is this old at most: fetches answer within half a second.
    private static readonly TimeSpan Hearsay = TimeSpan.FromSeconds(5);

    private readonly Age _age;
    private readonly KeyValuePair<string, object?>[] _attributes;
    private long _stored;
    private long _read;
    private DateTimeOffset? _lastStored;
    private DateTimeOffset? _oldest;

    public PartitionLag(PartitionGrant grant, TimeProvider clock)
    {
        Partition = grant.Partition;
        Epoch = grant.Epoch;
        _stored = _read = grant.Position ?? 0;
        _lastStored = grant.LastTimestamp;
        _attributes =
        [
            new(AttributeNames.Topic, grant.Partition.Topic),
            new(AttributeNames.Partition, grant.Partition.Partition.Value.ToString(CultureInfo.InvariantCulture)),
        ];
        _age = Instruments.ConsumerLagTime.Add(clock, _attributes);
    }

    public TopicPartition Partition { get; }

    public long Epoch { get; }

    public void Took(in ConsumedRecord record)
    {
        if (_read == _stored)
            _oldest = record.Timestamp;
        _read = record.Offset + 1;
    }

    /// <summary>What lies between our position and the end of the partition is no record but the mark of a transaction.</summary>
    public void ReachedEnd(long offset)
    {
        if (_read == _stored)
            _stored = _read = offset;
    }

    /// <summary>The oldest record that waits now is no older than the last one stored.</summary>
    public void Stored(in StoredPart part)
    {
        _stored = part.Position;
        _lastStored = part.LastTimestamp;
        _oldest = _read > _stored ? part.LastTimestamp : null;
    }

    /// <returns>Nothing older waits in the partition; null while that is not known.</returns>
    public DateTimeOffset? Publish(long? end, DateTimeOffset now)
    {
        var lag = Math.Max(0, (end ?? _read) - _stored);
        Instruments.ConsumerLag.Record(lag, _attributes);
        var oldest = lag > 0 ? _oldest ?? _lastStored : null;
        _age.Set(oldest);
        return lag > 0 || end is null ? oldest : now - Hearsay;
    }

    public void Dispose()
    {
        Instruments.ConsumerLag.Record(0, _attributes);
        _age.Dispose();
    }
}
