namespace JasperFx.Events.Projections;

/// <summary>How a shard is fed.</summary>
public class AsyncOptions
{
    /// <summary>Events in a page, at most.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>Events held in memory, at most, loaded and not yet processed.</summary>
    public int MaximumHopperSize { get; set; } = 5000;

    /// <summary>A shard without a position starts behind what there is now.</summary>
    public AsyncOptions SubscribeFromPresent(string? databaseIdentifier = null) => StartAt(new ShardStart.Present());

    /// <summary>A shard without a position starts at the first event from that time on.</summary>
    public AsyncOptions SubscribeFromTime(DateTimeOffset eventTimestampFloor, string? databaseIdentifier = null) =>
        StartAt(new ShardStart.Time(eventTimestampFloor));

    /// <summary>A shard without a position starts behind this number.</summary>
    public AsyncOptions SubscribeFromSequence(long sequenceFloor, string? databaseIdentifier = null) =>
        StartAt(new ShardStart.Sequence(sequenceFloor));

    internal ShardStart Start { get; private set; } = new ShardStart.Sequence(0);

    private AsyncOptions StartAt(ShardStart start)
    {
        Start = start;
        return this;
    }
}
