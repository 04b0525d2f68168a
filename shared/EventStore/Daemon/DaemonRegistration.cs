using JasperFx.Events.Daemon;
using JasperFx.Events.Subscriptions;
using Marten;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.EventStore.Daemon;

/// <summary>Registers shards of the async daemon; the daemon itself comes with the first of them.</summary>
public static class DaemonRegistration
{
    /// <summary>Adds a shard that the daemon runs on one process at a time. Call after <see cref="EventStoreRegistration.AddEventStore"/>.</summary>
    public static IServiceCollection AddShard<T>(this IServiceCollection services, Action<ISubscriptionOptions> configure)
        where T : class, ISubscription
    {
        var marten = services.Select(service => service.ImplementationInstance).OfType<MartenSetup>().Single();
        marten.Expression.AddSubscriptionWithServices<T>(ServiceLifetime.Singleton, configure);
        if (marten.HasDaemon)
            return services;
        marten.HasDaemon = true;
        marten.Expression.AddAsyncDaemon(DaemonMode.HotCold);
        return services.AddHostedService<ShardWatch>();
    }

    /// <summary>Marten's registration, kept for the services that add shards to it.</summary>
    internal sealed class MartenSetup(MartenServiceCollectionExtensions.MartenConfigurationExpression expression)
    {
        public MartenServiceCollectionExtensions.MartenConfigurationExpression Expression { get; } = expression;

        public bool HasDaemon { get; set; }
    }
}
