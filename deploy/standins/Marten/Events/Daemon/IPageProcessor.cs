using JasperFx.Events.Projections;

namespace Marten.Events.Daemon;

/// <summary>Processes pages: a projection or a subscription.</summary>
internal interface IPageProcessor
{
    /// <summary>
    /// A subscription gets pages without events too; a foreign <see cref="OperationCanceledException"/> out of it drops its page without
    /// a word; its apply errors are not skipped; and its participants are not disposed.
    /// </summary>
    bool IsSubscription { get; }

    Task<IChangeListener> ProcessAsync(EventRange page, IDocumentOperations operations, CancellationToken token);
}
