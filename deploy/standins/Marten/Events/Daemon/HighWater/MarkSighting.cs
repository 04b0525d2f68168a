namespace Marten.Events.Daemon.HighWater;

/// <summary>The mark, and whether nothing was given out above it.</summary>
internal sealed record MarkSighting(long Mark, bool IsCaughtUp);
