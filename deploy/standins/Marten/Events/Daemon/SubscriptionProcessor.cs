using JasperFx.Events.Projections;
using Marten.Subscriptions;

namespace Marten.Events.Daemon;

/// <summary>Feeds a subscription.</summary>
internal sealed class SubscriptionProcessor(ISubscription subscription) : IPageProcessor
{
    public bool IsSubscription => true;

    public Task<IChangeListener> ProcessAsync(EventRange page, IDocumentOperations operations, CancellationToken token) =>
        subscription.ProcessEventsAsync(page, page.Agent, operations, token);
}
