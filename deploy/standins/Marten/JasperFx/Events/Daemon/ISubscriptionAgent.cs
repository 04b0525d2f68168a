namespace JasperFx.Events.Daemon;

/// <summary>Runs one shard.</summary>
public interface ISubscriptionAgent : ISubscriptionController
{
    /// <summary>Last committed position.</summary>
    long Position { get; }

    AgentStatus Status { get; }

    long HighWaterMark => 0;

    /// <summary>Since when it is paused, or null.</summary>
    DateTimeOffset? PausedTime { get; }
}
