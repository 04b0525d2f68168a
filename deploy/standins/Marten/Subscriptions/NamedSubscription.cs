using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Marten.Subscriptions;

/// <summary>Gives a plain subscription a name, its type's.</summary>
internal sealed class NamedSubscription : SubscriptionBase
{
    private readonly ISubscription _subscription;

    public NamedSubscription(ISubscription subscription)
    {
        _subscription = subscription;
        Name = subscription.GetType().Name;
    }

    public override Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken) =>
        _subscription.ProcessEventsAsync(page, controller, operations, cancellationToken);
}
