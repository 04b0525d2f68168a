namespace EventPlatform.Kafka.Consuming;

/// <summary>How a consumer loop works. Sizes in bytes count a record's key, value and headers and its share of memory around them.</summary>
public sealed record ConsumerSettings
{
    /// <summary>Batches that are processed at the same time; a partition keeps to one lane.</summary>
    public int Lanes { get; init; } = 2;

    public int BatchRecords { get; init; } = 2_000;

    public long BatchBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>How long a batch that is not full waits for company.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Bytes that a lane may hold before nothing more is read for it.</summary>
    public long LaneBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Longest wait for running batches before their partitions are given up.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a full lane holds up reading before its partitions are paused: a pause throws away what was fetched ahead.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest wait for a record, and so for the loop's other duties while none comes.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Shortest and longest time before a partition that was fenced off is taken over again, if the group still gives it to us.</summary>
    public (TimeSpan Shortest, TimeSpan Longest) TakeBack { get; init; } = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
}
