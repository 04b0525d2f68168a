using EventPlatform.Contracts.Events;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Daemon;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Projections.Interactions;
using EventPlatform.Projections.Lag;
using EventPlatform.Projections.Milestones;
using EventPlatform.Projections.Profiles;
using EventPlatform.ReadModels;
using JasperFx.Events.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Projections;

/// <summary>Event store to read models and outcomes.</summary>
public static class ProjectionsService
{
    private static readonly Type[] CustomerEvents = [typeof(CustomerEventOccurred), .. EventTypes.Customer.Values.Select(type => type.ClrType)];

    public static IHostApplicationBuilder AddProjections(this IHostApplicationBuilder builder)
    {
        builder.AddEventPlatformHealth();
        builder.AddSettings<EventStoreSettings>();
        var pageSize = builder.AddSettings<ProjectionSettings>().PageSize;
        builder.Services.AddEventStore(builder.Configuration).AddReadModels()
            .AddShard<MilestonesProjection>(options => Shard(options, pageSize, MilestonesProjection.Name,
                [.. CustomerEvents, .. EventTypes.Definitions.Values.Select(type => type.ClrType)]))
            .AddShard<ProfilesProjection>(options => Shard(options, pageSize, ProfilesProjection.Name,
                [.. CustomerEvents, typeof(BadgeEarned), typeof(TargetValueAchieved)]))
            .AddShard<InteractionsProjection>(options => Shard(options, pageSize, InteractionsProjection.Name, [typeof(InteractionRecorded)]));
        builder.Services.AddHostedService<ProjectionLag>();
        return builder;
    }

    private static void Shard(ISubscriptionOptions options, int pageSize, string name, IEnumerable<Type> types)
    {
        options.Name = name;
        options.Options.BatchSize = pageSize;
        options.Options.MaximumHopperSize = 2 * pageSize;
        foreach (var type in types)
            options.IncludeType(type);
    }
}
