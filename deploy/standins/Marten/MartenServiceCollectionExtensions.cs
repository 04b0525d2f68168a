using JasperFx.Events.Daemon;
using JasperFx.Events.Subscriptions;
using Marten.Events.Daemon.Coordination;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

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

    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Func<IServiceProvider, StoreOptions> optionSource)
    {
        services.AddSingleton(provider => Configured(optionSource(provider), provider));
        services.AddSingleton<IDocumentStore>(provider => new DocumentStore(provider.GetRequiredService<StoreOptions>()));
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().QuerySession());
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().LightweightSession());
        return new MartenConfigurationExpression(services);
    }

    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<StoreOptions> configure) =>
        services.ConfigureMarten((_, options) => configure(options));

    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<IServiceProvider, StoreOptions> configure) =>
        services.AddSingleton<IConfigureMarten>(new ConfigureMartenBy(configure));

    private static StoreOptions Configured(StoreOptions options, IServiceProvider provider)
    {
        foreach (var configure in provider.GetServices<IConfigureMarten>())
        {
            configure.Configure(provider, options);
        }

        return options;
    }

    /// <summary>Goes on from AddMarten.</summary>
    public class MartenConfigurationExpression
    {
        internal MartenConfigurationExpression(IServiceCollection services) => Services = services;

        public IServiceCollection Services { get; }

        /// <summary>Sessions are lightweight anyway.</summary>
        public MartenConfigurationExpression UseLightweightSessions() => this;

        /// <summary>Connects by the container's data source, which the container disposes.</summary>
        public MartenConfigurationExpression UseNpgsqlDataSource(object? serviceKey = null) =>
            Configure((provider, options) => options.Connection(serviceKey is null
                ? provider.GetRequiredService<NpgsqlDataSource>()
                : provider.GetRequiredKeyedService<NpgsqlDataSource>(serviceKey)));

        public MartenConfigurationExpression ApplyAllDatabaseChangesOnStartup()
        {
            Services.AddHostedService<ApplyChangesOnStartup>();
            return this;
        }

        public MartenConfigurationExpression AddAsyncDaemon(DaemonMode mode)
        {
            Configure((_, options) => options.Projections.AsyncMode = mode);
            if (mode is DaemonMode.Solo or DaemonMode.HotCold)
            {
                Services.AddSingleton<ProjectionCoordinator>();
                Services.AddSingleton<Events.Daemon.Coordination.IProjectionCoordinator>(Coordinator);
                Services.AddSingleton<JasperFx.Events.Daemon.IProjectionCoordinator>(Coordinator);
                Services.AddSingleton<IHostedService>(Coordinator);
            }

            return this;
        }

        public MartenConfigurationExpression AddSubscriptionWithServices<T>(ServiceLifetime lifetime,
            Action<ISubscriptionOptions>? configure = null) where T : class, ISubscription
        {
            Services.Add(new ServiceDescriptor(typeof(T), typeof(T), lifetime));
            return Configure((provider, options) => options.Projections.Subscribe(
                lifetime == ServiceLifetime.Singleton ? provider.GetRequiredService<T>() : new ScopedSubscription<T>(provider), configure));
        }

        private static ProjectionCoordinator Coordinator(IServiceProvider provider) => provider.GetRequiredService<ProjectionCoordinator>();

        private MartenConfigurationExpression Configure(Action<IServiceProvider, StoreOptions> configure)
        {
            Services.ConfigureMarten(configure);
            return this;
        }
    }
}
