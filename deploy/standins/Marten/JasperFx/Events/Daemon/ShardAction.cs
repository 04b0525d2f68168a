namespace JasperFx.Events.Daemon;

/// <summary>What happened to a shard.</summary>
public enum ShardAction
{
    Updated,
    Started,
    Stopped,
    Paused,
    Skipped,
    Faulted,
    Restarted,
}
