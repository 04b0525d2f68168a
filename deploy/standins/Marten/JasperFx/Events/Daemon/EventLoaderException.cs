using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>A page could not be loaded.</summary>
public class EventLoaderException(ShardName name, Exception innerException)
    : Exception($"Events for shard '{name}' could not be loaded: {innerException.Message}", innerException);
