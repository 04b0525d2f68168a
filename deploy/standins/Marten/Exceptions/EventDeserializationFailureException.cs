namespace Marten.Exceptions;

/// <summary>A stored event's body cannot be read, or its upcast failed.</summary>
public class EventDeserializationFailureException(long sequence, string eventTypeName, Exception innerException)
    : MartenException($"Event {sequence} of type '{eventTypeName}' cannot be read: {innerException.Message}", innerException)
{
    public long Sequence { get; } = sequence;

    public string? EventTypeName { get; } = eventTypeName;
}
