using JasperFx.Events.Daemon;

namespace JasperFx.Events.Projections;

/// <summary>Where a shard, or the high-water mark, stands.</summary>
public class ShardState(string shardName, long sequence)
{
    public const string HighWaterMark = "HighWaterMark";

    public ShardState(ShardName shardName, long sequence) : this(shardName.Identity, sequence)
    {
    }

    public string ShardName { get; } = shardName;

    public long Sequence { get; } = sequence;

    public ShardAction Action { get; set; } = ShardAction.Updated;

    public Exception? Exception { get; set; }

    public string? AgentStatus { get; set; }

    public DateTimeOffset Timestamp { get; internal set; } = DateTimeOffset.UtcNow;

    public override string ToString() => $"{ShardName} {Action} at {Sequence}";
}
