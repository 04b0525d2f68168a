namespace Marten.Exceptions;

/// <summary>A stream was started under a key that is in use.</summary>
public class ExistingStreamIdCollisionException(object id, Type? aggregateType)
    : MartenException($"Stream '{id}' exists already. Append to it, or start one under another key.")
{
    public object Id { get; } = id;

    public Type? AggregateType { get; } = aggregateType;
}
