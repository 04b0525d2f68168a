namespace JasperFx.Events.Daemon;

/// <summary>The shards of one database in this process.</summary>
public interface IProjectionDaemon : IDisposable
{
    ShardStateTracker Tracker { get; }

    bool IsRunning { get; }

    /// <summary>The loop that finds the mark has been silent for longer than allowed.</summary>
    bool IsHighWaterStale { get; }

    long HighWaterMark();

    Task StartAllAsync();

    Task StopAllAsync();

    /// <summary>Starts a shard by its identity; one that runs is left alone.</summary>
    Task StartAgentAsync(string shardName, CancellationToken token);

    /// <summary>Stops a shard by its identity, the page in work being finished.</summary>
    Task StopAgentAsync(string shardName, Exception? ex = null);

    AgentStatus StatusFor(string shardName);

    IReadOnlyList<ISubscriptionAgent> CurrentAgents();

    bool HasAnyPaused();

    /// <summary>Waits until every shard of the store has passed the newest number; <see cref="TimeoutException"/> otherwise.</summary>
    Task WaitForNonStaleData(TimeSpan timeout);

    /// <summary>Waits until a shard runs; <see cref="TimeoutException"/> otherwise.</summary>
    Task WaitForShardToBeRunning(string shardName, TimeSpan timeout);
}
