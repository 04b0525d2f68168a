namespace EventPlatform.Kafka.Consuming;

/// <summary>Records of one lane that are stored together, and how far they move the position of each partition.</summary>
public sealed class RecordBatch
{
    private readonly List<ConsumedRecord> _records = [];
    private readonly List<BatchPart> _parts = [];
    private BatchPart? _last;

    /// <summary>In the order of each partition.</summary>
    public IReadOnlyList<ConsumedRecord> Records => _records;

    /// <summary>One for each partition.</summary>
    public IReadOnlyList<BatchPart> Parts => _parts;

    internal bool Holds(Lease lease) => _parts.Exists(part => part.Lease == lease);

    internal void Add(in ConsumedRecord record)
    {
        _records.Add(record);
        PartOf(record.Lease).Add(record);
    }

    /// <summary>Takes out what belongs to partitions that are no longer ours.</summary>
    internal void RemoveGivenUp()
    {
        if (_parts.TrueForAll(part => part.Lease.IsHeld))
            return;
        _parts.RemoveAll(part => !part.Lease.IsHeld);
        _records.RemoveAll(record => !_parts.Exists(part => part.Lease == record.Lease));
        _last = null;
    }

    internal void Clear()
    {
        _records.Clear();
        _parts.Clear();
        _last = null;
    }

    private BatchPart PartOf(Lease lease)
    {
        if (_last?.Lease == lease)
            return _last;
        _last = _parts.Find(part => part.Lease == lease);
        if (_last is null)
            _parts.Add(_last = new BatchPart(lease));
        return _last;
    }
}

/// <summary>What a batch holds of one partition.</summary>
public sealed class BatchPart
{
    internal BatchPart(Lease lease) => Lease = lease;

    public Lease Lease { get; }

    /// <summary>The position once the batch is stored: behind its last record.</summary>
    public long To { get; private set; }

    /// <summary>Timestamp of its last record.</summary>
    public DateTimeOffset LastTimestamp { get; private set; }

    public int Records { get; private set; }

    internal void Add(in ConsumedRecord record)
    {
        To = record.Offset + 1;
        LastTimestamp = record.Timestamp;
        Records++;
    }
}
