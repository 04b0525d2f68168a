using JasperFx;

namespace JasperFx.Events;

/// <summary>A stream had another version than the writer expected.</summary>
public class EventStreamUnexpectedMaxEventIdException : ConcurrencyException
{
    public EventStreamUnexpectedMaxEventIdException(object id, Type? aggregateType, long expected, long actual)
        : base($"Stream '{id}' should have version {expected}, but has {actual}. Read it again and decide anew.", aggregateType, id) =>
        AggregateType = aggregateType;

    public EventStreamUnexpectedMaxEventIdException(string? message) : base(message ?? "")
    {
    }

    public Type? AggregateType { get; }
}
