namespace EventPlatform.Platform.Status;

/// <summary>Where everything stands. Lag in time is the age of the oldest thing that waits; 0 when nothing does.</summary>
internal sealed record PlatformStatus(
    DateTimeOffset At,
    IReadOnlyList<PartitionStatus> Ingest,
    IReadOnlyList<DeadLetterStatus> DeadLetters,
    StoreStatus Store,
    IReadOnlyList<ShardStatus> Projections,
    IReadOnlyList<RelayStatus> Relay);

/// <summary>An input partition.</summary>
/// <param name="Topic">Topic.</param>
/// <param name="Partition">Partition.</param>
/// <param name="Position">Offset of the next record to store; null where none was ever stored.</param>
/// <param name="End">Offset behind the last record.</param>
/// <param name="Lag">Records not yet stored.</param>
/// <param name="LagSeconds">Age of the oldest of them; null where Kafka did not show it in time.</param>
internal sealed record PartitionStatus(string Topic, int Partition, long? Position, long End, long Lag, double? LagSeconds);

/// <summary>Dead letters with one code.</summary>
internal sealed record DeadLetterStatus(string Code, long Count);

/// <summary>The event store.</summary>
/// <param name="Events">Events in it.</param>
/// <param name="End">Highest sequence number given out.</param>
/// <param name="HighWaterMark">Up to here the daemon may read.</param>
internal sealed record StoreStatus(long Events, long End, long HighWaterMark);

/// <summary>A shard of the async daemon.</summary>
/// <param name="Name">Name of its progression row.</param>
/// <param name="Position">Sequence number of the last event that it has folded.</param>
/// <param name="Lag">Events of the store above it.</param>
/// <param name="LagSeconds">Age of the oldest of them.</param>
internal sealed record ShardStatus(string Name, long Position, long Lag, double LagSeconds);

/// <summary>A feed of the relay.</summary>
/// <param name="Feed">Its name.</param>
/// <param name="Position">Place in the log of what was sent last, as the progress topic says; null where nothing ever was.</param>
/// <param name="Lag">Event feed: events that it has not passed; profile feed: changed profiles not yet sent.</param>
/// <param name="LagSeconds">Age of the oldest of them.</param>
internal sealed record RelayStatus(string Feed, long? Position, long Lag, double LagSeconds);
