using JasperFx.Events.Projections;

namespace Marten.Events.Daemon;

/// <summary>A shard as configured: its name, its feed, its filter and what processes its pages.</summary>
internal sealed record AsyncShard(ShardName Name, AsyncOptions Options, EventFilterable Filter, IPageProcessor Processor);
