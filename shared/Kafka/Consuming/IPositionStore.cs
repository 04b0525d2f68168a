using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>Where the positions of partitions are kept: beside what was made of their records, so that both move in one transaction.</summary>
public interface IPositionStore
{
    /// <summary>Makes this process the owner of the partitions: their epochs rise, and whoever owned them before can store nothing more.</summary>
    Task<IReadOnlyList<PartitionGrant>> TakeOverAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken);
}

/// <summary>A partition as it was taken over.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Epoch">Names this ownership; rises with every take-over.</param>
/// <param name="Position">Offset of the next record to store; null where nothing was ever stored.</param>
/// <param name="LastTimestamp">Timestamp of the last record stored.</param>
public sealed record PartitionGrant(TopicPartition Partition, long Epoch, long? Position, DateTimeOffset? LastTimestamp);
