namespace EventPlatform.Platform.Status;

/// <summary>Ages in seconds.</summary>
internal static class Ages
{
    /// <summary>0 where nothing waits, and where another machine's clock is ahead.</summary>
    public static double Of(DateTime? since, TimeProvider clock) =>
        since is { } instant ? Math.Max(0, (clock.GetUtcNow().UtcDateTime - instant).TotalSeconds) : 0;
}
