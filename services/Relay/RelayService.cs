using EventPlatform.Contracts.Adobe;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Daemon;
using EventPlatform.Hosting.Configuration;
using EventPlatform.ReadModels;
using EventPlatform.Relay.Feeds;
using EventPlatform.Relay.Lag;
using EventPlatform.Relay.PublishingEvents;
using EventPlatform.Relay.PublishingProfiles;
using JasperFx.Events.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Relay;

/// <summary>The relay: event store and read models to the notifications topic, each notification once.</summary>
public static class RelayService
{
    public static IHostApplicationBuilder AddRelay(this IHostApplicationBuilder builder)
    {
        builder.AddEventPlatformHealth();
        builder.AddSettings<EventStoreSettings>();
        builder.AddSettings<KafkaSettings>();
        var adobe = builder.AddSettings<AdobeSettings>();
        builder.AddSettings<RelaySettings>();
        builder.Services.AddEventStore(builder.Configuration).AddReadModels().AddSingleton<RelayFeeds>().AddTransient<NotificationForm>();
        AddEvents(builder.Services, adobe);
        AddProfiles(builder.Services, adobe);
        return builder;
    }

    private static void AddEvents(IServiceCollection services, AdobeSettings adobe) => services
        .AddSingleton(_ => new AdobeEventMessages(Envelope(adobe, adobe.Event), Identities(adobe)))
        .AddSingleton<EventBatch>()
        .AddSingleton<PublishedEvents>()
        .AddSingleton<EndToEnd>()
        .AddHostedService<EventLag>()
        .AddShard<EventFeed>(Shard);

    private static void AddProfiles(IServiceCollection services, AdobeSettings adobe) => services
        .AddSingleton(_ => new AdobeProfileMessages(Envelope(adobe, adobe.Profile), Identities(adobe)))
        .AddSingleton<ProfileBatch>()
        .AddHostedService<ProfileFeed>();

    private static void Shard(ISubscriptionOptions options)
    {
        options.Name = EventFeed.Name;
        options.IncludeType<LogWatch>();
    }

    private static AdobeEnvelope Envelope(AdobeSettings adobe, AdobeRoute route) =>
        new(adobe.TenantId, adobe.ImsOrgId, adobe.SourceName, route.SchemaId, route.DatasetId, route.FlowId);

    private static AdobeIdentities Identities(AdobeSettings adobe) => new(adobe.Namespaces.Customer, adobe.Namespaces.Email, adobe.Namespaces.Phone);
}
