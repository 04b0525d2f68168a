using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>A shard could not be started.</summary>
public class ShardStartException(ShardName name, Exception innerException)
    : Exception($"Shard '{name}' could not be started: {innerException.Message}", innerException);
