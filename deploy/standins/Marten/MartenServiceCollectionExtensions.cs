using JasperFx.Events.Daemon;
using JasperFx.Events.Subscriptions;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Marten;

/// <summary>Registers a store and its parts.</summary>
public static class MartenServiceCollectionExtensions
{
    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Action<StoreOptions> configure) =>
        services.AddMarten(_ =>
        {
            var options = new StoreOptions();
            configure(options);
            return options;
        });

    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Func<IServiceProvider, StoreOptions> optionSource) =>
        throw new NotSupportedException();

    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<StoreOptions> configure) =>
        services.ConfigureMarten((_, options) => configure(options));

    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<IServiceProvider, StoreOptions> configure) =>
        throw new NotSupportedException();

    /// <summary>Goes on from AddMarten.</summary>
    public class MartenConfigurationExpression
    {
        internal MartenConfigurationExpression(IServiceCollection services) => Services = services;

        public IServiceCollection Services { get; }

        public MartenConfigurationExpression UseLightweightSessions() => this;

        public MartenConfigurationExpression UseNpgsqlDataSource(object? serviceKey = null) => throw new NotSupportedException();

        public MartenConfigurationExpression ApplyAllDatabaseChangesOnStartup() => throw new NotSupportedException();

        public MartenConfigurationExpression AddAsyncDaemon(DaemonMode mode) => throw new NotSupportedException();

        public MartenConfigurationExpression AddSubscriptionWithServices<T>(ServiceLifetime lifetime,
            Action<ISubscriptionOptions>? configure = null) where T : class, ISubscription => throw new NotSupportedException();
    }
}
