namespace Marten.Events.Daemon.HighWater;

/// <summary>What one look at the database found.</summary>
/// <param name="Mark">The mark as stored.</param>
/// <param name="LowestAbove">Lowest committed number above the mark.</param>
/// <param name="GapEdge">First committed number from the mark on whose successor is missing.</param>
/// <param name="Highest">Highest committed number from the mark on.</param>
/// <param name="Allocated">Highest number the sequence gave out.</param>
/// <param name="Now">The server's time, read after all else.</param>
/// <param name="Xmax">First transaction id not yet given out.</param>
/// <param name="Fence">The row <see cref="ReservedRows.AllocationFence"/>.</param>
/// <param name="StuckGap">The row <see cref="ReservedRows.StuckGap"/>.</param>
internal sealed record SequenceReading(
    long Mark,
    long? LowestAbove,
    long? GapEdge,
    long? Highest,
    long Allocated,
    DateTime Now,
    long Xmax,
    ReservedRow? Fence,
    ReservedRow? StuckGap)
{
    /// <summary>How far the mark may go without skipping anything: to the first hole.</summary>
    public long SafeMark => LowestAbove > Mark + 1 ? Mark : GapEdge ?? Highest ?? Mark;

    public bool IsCaughtUp => Allocated <= Mark;
}

/// <summary>A number and the time it was written with.</summary>
internal sealed record ReservedRow(long Number, DateTime Since);
