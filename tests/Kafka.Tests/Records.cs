using System.Text;
using Confluent.Kafka;
using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests;

/// <summary>Records and leases for tests.</summary>
internal static class Records
{
    public static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TopicPartition Partition(int number) => new("t", number);

    public static PartitionGrant Grant(int partition, long? position = 0, long epoch = 1) => new(Partition(partition), epoch, position, null);

    public static Lease Lease(int partition, long? position = 0, int lane = 0) => new(Grant(partition, position), lane);

    public static ConsumeResult<byte[]?, byte[]?> Result(int partition, long offset, int size = 10) => new()
    {
        Topic = "t",
        Partition = partition,
        Offset = offset,
        Message = new()
        {
            Key = Encoding.UTF8.GetBytes($"{partition}"),
            Value = new byte[size],
            Headers = [],
            Timestamp = new(Epoch.AddSeconds(offset).UtcDateTime),
        },
    };

    public static ConsumedRecord Of(Lease lease, long offset, int size = 10) => new(lease, Result(lease.Partition.Partition.Value, offset, size));

    /// <summary><c>partition:offset</c> of each record.</summary>
    public static string Text(this RecordBatch batch) =>
        string.Join(' ', batch.Records.Select(record => $"{record.Lease.Partition.Partition.Value}:{record.Offset}"));
}
