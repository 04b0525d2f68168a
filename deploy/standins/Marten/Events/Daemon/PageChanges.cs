using JasperFx.Events;
using Marten.Services;
using Marten.Sessions;

namespace Marten.Events.Daemon;

/// <summary>What a page's transaction writes, for its listeners.</summary>
internal sealed class PageChanges(UnitOfWork work) : IChangeSet
{
    private readonly List<StreamAction> _streams = [.. work.Streams];

    public IEnumerable<IEvent> GetEvents() => _streams.SelectMany(stream => stream.Events);

    public IEnumerable<StreamAction> GetStreams() => _streams;
}
