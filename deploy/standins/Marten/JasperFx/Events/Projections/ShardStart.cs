namespace JasperFx.Events.Projections;

/// <summary>Where a shard begins that has no progression row yet.</summary>
internal abstract record ShardStart
{
    public sealed record Sequence(long Floor) : ShardStart;

    public sealed record Time(DateTimeOffset Floor) : ShardStart;

    public sealed record Present : ShardStart;
}
