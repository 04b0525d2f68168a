namespace EventPlatform.Kafka.Consuming;

/// <summary>Somebody else has taken over partitions that this process took for its own. Nothing was stored.</summary>
public sealed class FencedException(IReadOnlyList<Lease> leases)
    : Exception($"Another owner has taken over {string.Join(", ", leases.Select(lease => $"{lease.Partition} (our epoch {lease.Epoch})"))}.")
{
    /// <summary>What is no longer ours.</summary>
    public IReadOnlyList<Lease> Leases { get; } = leases;
}
