using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Marten.Subscriptions;

/// <summary>Takes a new subscription out of the container for every page.</summary>
internal sealed class ScopedSubscription<T> : SubscriptionBase where T : class, ISubscription
{
    private readonly IServiceProvider _services;

    public ScopedSubscription(IServiceProvider services)
    {
        _services = services;
        Name = typeof(T).Name;
        using var scope = services.CreateScope();
        if (scope.ServiceProvider.GetRequiredService<T>() is SubscriptionBase configured)
        {
            TakeOver(configured);
        }
    }

    public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var subscription = scope.ServiceProvider.GetRequiredService<T>();
        return await subscription.ProcessEventsAsync(page, controller, operations, cancellationToken);
    }

    private void TakeOver(SubscriptionBase configured)
    {
        (Name, Version, Options) = (configured.Name, configured.Version, configured.Options);
        IncludedEventTypes.AddRange(configured.IncludedEventTypes);
        IncludeArchivedEvents = configured.IncludeArchivedEvents;
    }
}
