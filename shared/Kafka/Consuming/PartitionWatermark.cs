using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>How far in time a partition is stored: no record that waits in it is older.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Epoch">The ownership under which it is known.</param>
/// <param name="StoredThrough">Timestamp of the oldest record that waits; where none does, a moment ago.</param>
public sealed record PartitionWatermark(TopicPartition Partition, long Epoch, DateTimeOffset StoredThrough);
