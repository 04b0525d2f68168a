namespace JasperFx.Events.Projections;

/// <inheritdoc cref="IEventFilterable"/>
public class EventFilterable : IEventFilterable
{
    public List<Type> IncludedEventTypes { get; } = [];

    public Type? StreamType { get; set; }

    public bool IncludeArchivedEvents { get; set; }

    public void IncludeType<T>() => IncludedEventTypes.Add(typeof(T));

    public void IncludeType(Type type) => IncludedEventTypes.Add(type);

    public void FilterIncomingEventsOnStreamType(Type streamType) => StreamType = streamType;
}
