namespace Marten.Events.Daemon.HighWater;

/// <summary>The hole that the mark stands under, as it was first seen.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Since">When it was first seen, by the server's clock.</param>
/// <param name="Xmax">Transactions that could fill it have a lower id, if they have one.</param>
/// <param name="Ceiling">Highest number given out by then: the hole's transactions gave out nothing above.</param>
/// <param name="NotedSince">When any process first saw it.</param>
/// <param name="Fence">Whoever did nothing since then cannot have taken the hole's numbers.</param>
internal sealed record Hole(long Mark, DateTime Since, long Xmax, long Ceiling, DateTime NotedSince, DateTime? Fence)
{
    public static Hole FirstSeen(SequenceReading reading) => new(
        reading.Mark,
        reading.Now,
        reading.Xmax,
        reading.Allocated,
        reading.StuckGap is { } noted && noted.Number == reading.Mark ? noted.Since : reading.Now,
        reading.Fence is { } fence && fence.Number <= reading.Mark ? fence.Since : null);
}
