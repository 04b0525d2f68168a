namespace JasperFx.Events;

/// <summary>Reading and queueing events.</summary>
public interface IEventStoreOperations : IEventOperations, IQueryEventStore
{
    /// <summary>Wraps a body as it would be stored.</summary>
    IEvent BuildEvent(object data);
}
