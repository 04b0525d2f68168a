using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Marten.Subscriptions;

/// <summary>Is handed every page of its shard, also one without events, in order.</summary>
public interface ISubscription
{
    /// <summary>
    /// Processes a page; what it queues on <paramref name="operations"/> is committed with the shard's position. An
    /// <see cref="OperationCanceledException"/> out of it drops the page without a word and so stops the shard: wrap foreign ones.
    /// </summary>
    /// <returns>A listener, <see cref="NullChangeListener.Instance"/> for none; never null.</returns>
    Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken);
}
