namespace EventPlatform.Kafka.Consuming;

/// <summary>What lanes tell the loop. Called on the lanes' threads.</summary>
internal interface ILaneReports
{
    void Stored(IReadOnlyList<StoredPart> parts);

    /// <summary>So many bytes have left the lane, stored or dropped.</summary>
    void Finished(int lane, long bytes);

    /// <summary>Completes when the loop has dropped the leases.</summary>
    Task FencedAsync(IReadOnlyList<Lease> leases);
}

/// <summary>How far a partition is stored.</summary>
internal readonly record struct StoredPart(Lease Lease, long Position, DateTimeOffset LastTimestamp, int Records);
