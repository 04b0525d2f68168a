using JasperFx.Events;

namespace Marten.Services;

/// <summary>What a save wrote.</summary>
public interface IChangeSet
{
    IEnumerable<IEvent> GetEvents();

    IEnumerable<StreamAction> GetStreams();
}
