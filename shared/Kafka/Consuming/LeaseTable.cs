using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>The leases that this process holds, and the lane of each partition that the group has given us.</summary>
internal sealed class LeaseTable(int lanes)
{
    private readonly Dictionary<TopicPartition, int> _laneOf = [];
    private readonly Dictionary<TopicPartition, Lease> _held = [];
    private Lease? _last;

    public IReadOnlyCollection<Lease> Held => _held.Values;

    public bool Holds(Lease lease) => _held.GetValueOrDefault(lease.Partition) == lease;

    /// <summary>A new assignment: partitions are dealt to the lanes in turn, so that every lane has work, and keep to them.</summary>
    public void Deal(IEnumerable<TopicPartition> partitions)
    {
        var lane = 0;
        foreach (var partition in partitions.OrderBy(each => each.Topic, StringComparer.Ordinal).ThenBy(each => each.Partition.Value))
            _laneOf[partition] = lane++ % lanes;
    }

    public Lease Hold(PartitionGrant grant) => _held[grant.Partition] = new Lease(grant, _laneOf[grant.Partition]);

    /// <summary>The lease of a record's partition; null where it is not ours to store. Records come in runs of one partition.</summary>
    public Lease? Of(TopicPartition partition)
    {
        if (_last is not { IsHeld: true } last || last.Partition != partition)
            _last = _held.GetValueOrDefault(partition);
        return _last;
    }

    public IReadOnlyCollection<TopicPartition> OfLanes(IEnumerable<int> chosen)
    {
        var set = chosen.ToHashSet();
        return [.. _held.Values.Where(lease => set.Contains(lease.Lane)).Select(lease => lease.Partition)];
    }

    /// <summary>Drops a lease; false where it is not held any more.</summary>
    public bool Drop(Lease lease)
    {
        lease.GiveUp();
        return Holds(lease) && _held.Remove(lease.Partition);
    }

    /// <summary>Forgets the assignment.</summary>
    public void Clear()
    {
        foreach (var lease in _held.Values)
            lease.GiveUp();
        _held.Clear();
        _laneOf.Clear();
        _last = null;
    }
}
