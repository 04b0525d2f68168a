namespace Marten.Events;

/// <inheritdoc cref="JasperFx.Events.IEventStoreOperations"/>
public interface IEventStoreOperations : JasperFx.Events.IEventStoreOperations, IQueryEventStore;
