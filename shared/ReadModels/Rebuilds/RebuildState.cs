namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>Where a rebuild or a verification is.</summary>
public enum RebuildState
{
    /// <summary>Nobody has begun it.</summary>
    Requested,

    /// <summary>History is folded, from <c>position</c> on to <c>target</c>.</summary>
    Running,

    /// <summary>It has caught up and waits for <c>switch</c>: it was asked to, or what it gives differs from the log.</summary>
    Ready,

    /// <summary><c>switch</c> was asked for; it is done as soon as the rest is folded.</summary>
    Switching,

    /// <summary>The new rows are the ones that are read.</summary>
    Switched,

    /// <summary>A verification found nothing.</summary>
    Verified,

    /// <summary>A verification found differences.</summary>
    Differs,

    /// <summary>It met a failure that waiting does not cure; <c>failure</c> says which.</summary>
    Failed,

    /// <summary>It was called off.</summary>
    Cancelled,
}
