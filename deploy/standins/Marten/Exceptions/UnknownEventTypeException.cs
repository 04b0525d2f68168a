namespace Marten.Exceptions;

/// <summary>A stored event's type is neither registered nor loadable by its class name.</summary>
public class UnknownEventTypeException(string eventTypeName, long sequence = -1)
    : MartenException($"Event {sequence} has the unknown type '{eventTypeName}'. Register its class with Events.AddEventType or MapEventType.")
{
    public string EventTypeName { get; } = eventTypeName;

    public long Sequence { get; } = sequence;
}
