using JasperFx.Events;
using Marten.Sessions;

namespace Marten.Events;

/// <inheritdoc cref="IEventStoreOperations"/>
internal sealed class EventOperations(DocumentStore store, UnitOfWork work) : EventQueries(store), IEventStoreOperations
{
    public StreamAction Append(string stream, IEnumerable<object> events) => Append(stream, events.ToArray());

    public StreamAction Append(string stream, params object[] events) =>
        work.Stream(stream, StreamActionType.Append).AddEvents(Build(events));

    public StreamAction Append(string stream, long expectedVersion, IEnumerable<object> events) =>
        Append(stream, expectedVersion, events.ToArray());

    public StreamAction Append(string stream, long expectedVersion, params object[] events)
    {
        var action = Append(stream, events);
        action.ExpectedVersionOnServer = expectedVersion - action.Events.Count;
        return action;
    }

    public StreamAction StartStream(string streamKey, IEnumerable<object> events) => StartStream(streamKey, events.ToArray());

    public StreamAction StartStream(string streamKey, params object[] events) => events.Length > 0
        ? work.Stream(streamKey, StreamActionType.Start).AddEvents(Build(events))
        : throw new EmptyEventStreamException(streamKey);

    public IEvent BuildEvent(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var e = data as IEvent ?? Types.For(data.GetType()).Wrap(data);
        if (e.EventTypeName is null || e.DotNetTypeName is null)
        {
            var mapping = Types.For(e.EventType);
            e.EventTypeName = mapping.Alias;
            e.DotNetTypeName = mapping.DotNetTypeName;
        }

        return e;
    }

    private IEvent[] Build(object[] events) => Array.ConvertAll(events, BuildEvent);
}
