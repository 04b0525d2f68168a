using JasperFx.Events.Projections;

namespace Marten.Events.Daemon.HighWater;

/// <summary>Rows of mt_event_progression that are no shard's.</summary>
internal static class ReservedRows
{
    public const string Mark = ShardState.HighWaterMark;

    /// <summary>(highest number given out, when), as of the last moment when nothing was given out above the mark.</summary>
    public const string AllocationFence = "HighWaterAllocationFence";

    /// <summary>(mark, when it was first seen to stand under a hole).</summary>
    public const string StuckGap = "HighWaterStuckGap";

    public static readonly string[] Bookkeeping = [AllocationFence, StuckGap];
}
