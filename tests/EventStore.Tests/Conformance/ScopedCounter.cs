using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>A subscription that the container makes; notes the size of each page with events.</summary>
public sealed class ScopedCounter : ISubscription
{
    public Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        if (page.Events.Count > 0)
        {
            operations.QueueSqlCommand("insert into seen values (?)", (long)page.Events.Count);
        }

        return Task.FromResult(NullChangeListener.Instance);
    }
}
