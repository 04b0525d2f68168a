namespace JasperFx.Events.Daemon;

/// <summary>Who runs a shard: nobody, every process, or the one process that holds its lock.</summary>
public enum DaemonMode
{
    Disabled,
    Solo,
    HotCold,
    ExternallyManaged,
}
