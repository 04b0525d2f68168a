using JasperFx.Events.Projections;
using Marten.Events.Projections;

namespace Marten.Events.Daemon;

/// <summary>Feeds a projection.</summary>
internal sealed class ProjectionProcessor(IProjection projection) : IPageProcessor
{
    public bool IsSubscription => false;

    public async Task<IChangeListener> ProcessAsync(EventRange page, IDocumentOperations operations, CancellationToken token)
    {
        if (page.Events.Count > 0)
        {
            await projection.ApplyAsync(operations, page.Events, token);
        }

        return NullChangeListener.Instance;
    }
}
