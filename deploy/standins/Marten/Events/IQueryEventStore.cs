namespace Marten.Events;

/// <inheritdoc/>
public interface IQueryEventStore : JasperFx.Events.IQueryEventStore;
