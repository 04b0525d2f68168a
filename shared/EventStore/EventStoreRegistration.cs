using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Daemon;
using EventPlatform.EventStore.Reading;
using EventPlatform.EventStore.Schema;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventPlatform.EventStore;

/// <summary>Registers the event store: Marten on PostgreSQL, one stream a customer, a system subject or a definition.</summary>
public static class EventStoreRegistration
{
    /// <summary>Schema of Marten's tables.</summary>
    public const string Schema = "events";

    /// <summary>Schema of the read models that are served.</summary>
    public const string ReadModelSchema = "read_models";

    /// <summary>Adds the store once, however many services of a process ask for it. The connection string is <c>ConnectionStrings:EventStore</c>.</summary>
    public static IServiceCollection AddEventStore(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(SchemaSetup)))
            return services;
        services.AddSingleton(_ => StoreConnections.Open(configuration, ReadModelSchema));
        services.AddSchemaScript(StoreScripts.Payloads).AddSchemaScript(StoreScripts.StreamStorage).AddSchemaScript(LogIndexes.Script);
        services.AddSingleton<SchemaSetup>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaSetup>());
        var marten = services.AddMarten(provider => Options(provider.GetRequiredService<NpgsqlDataSource>())).UseLightweightSessions();
        return services.AddSingleton(new DaemonRegistration.MartenSetup(marten));
    }

    /// <summary>Adds a script to what is applied at start; a script that is there already is not added again.</summary>
    public static IServiceCollection AddSchemaScript(this IServiceCollection services, SchemaScript script)
    {
        if (!services.Any(service => ReferenceEquals(service.ImplementationInstance, script)))
            services.AddSingleton(script);
        return services;
    }

    private static StoreOptions Options(NpgsqlDataSource database)
    {
        var options = new StoreOptions { DatabaseSchemaName = Schema };
        options.Connection(database);
        options.Serializer(new StoredEventSerializer());
        Events(options.Events);
        Daemon(options);
        return options;
    }

    private static void Events(IEventStoreOptions events)
    {
        events.StreamIdentity = StreamIdentity.AsString;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.EnableUniqueIndexOnEventId = true;
        events.UseListenNotifyForEventAppends = true;
        events.MetadataConfig.HeadersEnabled = true;
        events.MetadataConfig.CausationIdEnabled = true;
        events.MetadataConfig.CorrelationIdEnabled = true;
        foreach (var type in EventTypes.All)
            events.MapEventType(type.ClrType, type.Alias);
        events.MapEventType<LogWatch>(LogWatch.Alias);
        events.IgnoreIndex(LogIndexes.Published);
        events.IgnoreIndex(LogIndexes.Watch);
    }

    private static void Daemon(StoreOptions options)
    {
        // No event may be lost: a projection that fails stays where it is and says so.
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        // Evidence, not the clock, says that a gap is dead; the threshold only says when to look.
        options.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(300);
        options.Projections.LeadershipPollingTime = 1000;
    }
}
