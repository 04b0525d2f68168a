namespace JasperFx.Events.Projections;

/// <summary>Which events a shard gets. Nothing included: all.</summary>
public interface IEventFilterable
{
    void IncludeType<T>();

    void IncludeType(Type type);

    /// <summary>Only events of streams that were started with this aggregate type.</summary>
    void FilterIncomingEventsOnStreamType(Type streamType);

    bool IncludeArchivedEvents { get; set; }
}
