namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>What a rebuild is for.</summary>
public enum RebuildPurpose
{
    /// <summary>To take the place of the rows that are read.</summary>
    Rebuild,

    /// <summary>To be compared with them, and thrown away.</summary>
    Verify,
}

/// <summary>A rebuild, or a verification, of a projection.</summary>
/// <param name="Projection">Its name, such as <c>Milestones</c>.</param>
/// <param name="Purpose">To replace rows or to check them.</param>
/// <param name="State">Where it is.</param>
/// <param name="Hold">Whether it waits for <c>switch</c> although nothing differs.</param>
/// <param name="Position">Place in the log up to which it has folded.</param>
/// <param name="Target">Place of the live projection, which it follows.</param>
/// <param name="Events">Events folded.</param>
/// <param name="ComparedTo">Place in the log up to which outcomes were compared.</param>
/// <param name="Differences">Outcomes, and for a verification rows, that differ.</param>
/// <param name="Samples">JSON array of the first differences.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="StartedAt">When folding began.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record RebuildStatus(string Projection, RebuildPurpose Purpose, RebuildState State, bool Hold, long Position, long Target, long Events,
    long ComparedTo, long Differences, string Samples, string? Failure, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Whether somebody still works on it, or will.</summary>
    public bool IsOpen => State is RebuildState.Requested or RebuildState.Running or RebuildState.Ready or RebuildState.Switching;
}
