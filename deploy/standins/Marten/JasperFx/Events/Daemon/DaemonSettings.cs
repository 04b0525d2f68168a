namespace JasperFx.Events.Daemon;

/// <summary>Times and limits of the daemon.</summary>
public class DaemonSettings
{
    /// <summary>Added to a shard's hash to make its lock's id.</summary>
    public int DaemonLockId { get; set; } = 4444;

    /// <summary>Pause between two attempts at the locks, in milliseconds.</summary>
    public int LeadershipPollingTime { get; set; } = 5000;

    /// <summary>How long a hole must have been seen before it may be skipped.</summary>
    public TimeSpan StaleSequenceThreshold { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Pause between two looks at the mark when nothing moves.</summary>
    public TimeSpan SlowPollingTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause between two looks at the mark when something moves.</summary>
    public TimeSpan FastPollingTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often shards are looked after, and how long a paused one rests.</summary>
    public TimeSpan HealthCheckPollingTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The mark counts as stale when its loop was silent for longer.</summary>
    public TimeSpan HighWaterStalenessThreshold { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rest of a shard whose start failed.</summary>
    public TimeSpan AgentPauseTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop waits for the page in work.</summary>
    public TimeSpan StopAndDrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    public DaemonMode AsyncMode { get; set; } = DaemonMode.Disabled;

    /// <summary>Shards of a database that load a page at the same time, at most.</summary>
    public int MaxConcurrentEventLoadsPerDatabase { get; set; } = 4;

    /// <summary>Shards of a database that write a page at the same time, at most.</summary>
    public int MaxConcurrentBatchWritesPerDatabase { get; set; } = 4;
}
