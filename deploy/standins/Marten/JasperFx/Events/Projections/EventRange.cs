using JasperFx.Events.Daemon;

namespace JasperFx.Events.Projections;

/// <summary>A page: what one transaction of a shard covers.</summary>
public class EventRange(ShardName name, long floor, long ceiling, ISubscriptionAgent agent)
{
    public ShardName ShardName { get; } = name;

    /// <summary>The shard's position before the page (exclusive).</summary>
    public long SequenceFloor { get; } = floor;

    /// <summary>The shard's position after the page (inclusive).</summary>
    public long SequenceCeiling { get; } = ceiling;

    public List<IEvent> Events { get; set; } = [];

    public int Size => Events.Count;

    public ISubscriptionAgent Agent { get; } = agent;

    public override string ToString() => $"{ShardName} {SequenceFloor} to {SequenceCeiling}, {Size} events";
}
