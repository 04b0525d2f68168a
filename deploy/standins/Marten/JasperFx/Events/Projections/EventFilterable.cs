namespace JasperFx.Events.Projections;

/// <inheritdoc cref="IEventFilterable"/>
public class EventFilterable : IEventFilterable
{
    public List<Type> IncludedEventTypes { get; } = [];

    public bool IncludeArchivedEvents { get; set; }

    public void IncludeType<T>() => IncludedEventTypes.Add(typeof(T));

    public void IncludeType(Type type) => IncludedEventTypes.Add(type);

    public void FilterIncomingEventsOnStreamType(Type streamType) => throw new NotSupportedException(
        $"A filter on streams of {streamType.Name} was asked for; this stand-in of Marten starts streams without a type.");
}
