namespace JasperFx.Events.Daemon;

/// <summary>Thrown by a projection to name the event it cannot apply.</summary>
public class ApplyEventException(IEvent @event, Exception innerException)
    : Exception($"Event {@event.Sequence} ({@event.EventTypeName}, id {@event.Id}) could not be applied.", innerException)
{
    public IEvent Event { get; } = @event;
}
