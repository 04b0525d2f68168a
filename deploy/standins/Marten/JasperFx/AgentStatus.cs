namespace JasperFx;

/// <summary>State of a shard's agent. A paused one is started again by the coordinator, a stopped one stays down.</summary>
public enum AgentStatus
{
    Running,
    Stopped,
    Paused,
}
