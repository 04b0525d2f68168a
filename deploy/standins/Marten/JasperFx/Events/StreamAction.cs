using JasperFx;

namespace JasperFx.Events;

/// <summary>The events that one save adds to one stream.</summary>
public class StreamAction
{
    private readonly List<IEvent> _events = [];

    public StreamAction(string stream, StreamActionType actionType)
    {
        Key = stream;
        ActionType = actionType;
    }

    public Guid Id { get; internal set; }

    public string? Key { get; }

    public StreamActionType ActionType { get; }

    public Type? AggregateType { get; set; }

    public string TenantId { get; set; } = StorageConstants.DefaultTenantId;

    public IReadOnlyList<IEvent> Events => _events;

    /// <summary>The version that the stream must have before this action; null: any.</summary>
    public long? ExpectedVersionOnServer { get; set; }

    /// <summary>The version after this action, known after the save.</summary>
    public long Version { get; set; }

    public StreamAction AddEvents(IReadOnlyList<IEvent> events)
    {
        _events.AddRange(events);
        return this;
    }

    public static StreamAction Start(string streamKey, params IEvent[] events) =>
        new StreamAction(streamKey, StreamActionType.Start).AddEvents(events);

    public static StreamAction Append(string streamKey, IEvent[] events) =>
        new StreamAction(streamKey, StreamActionType.Append).AddEvents(events);
}
