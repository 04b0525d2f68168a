using EventPlatform.EventStore;
using EventPlatform.EventStore.Daemon;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Projections.Clock;
using EventPlatform.Projections.Interactions;
using EventPlatform.Projections.Lag;
using EventPlatform.Projections.Live;
using EventPlatform.Projections.Milestones;
using EventPlatform.Projections.Profiles;
using EventPlatform.Projections.Rebuilding;
using EventPlatform.ReadModels;
using JasperFx.Events.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Projections;

/// <summary>Event store to read models and outcomes.</summary>
public static class ProjectionsService
{
    public static IHostApplicationBuilder AddProjections(this IHostApplicationBuilder builder)
    {
        builder.AddEventPlatformHealth();
        builder.AddSettings<EventStoreSettings>();
        var pageSize = builder.AddSettings<ProjectionSettings>().PageSize;
        builder.Services.AddEventStore(builder.Configuration).AddReadModels()
            .AddShard<MilestonesProjection>(options => Shard(options, pageSize, Projection.Milestones))
            .AddShard<ProfilesProjection>(options => Shard(options, pageSize, Projection.Profiles))
            .AddShard<InteractionsProjection>(options => Shard(options, pageSize, Projection.Interactions));
        builder.Services.AddSingleton<ProjectionPauses>().AddHostedService(provider => provider.GetRequiredService<ProjectionPauses>());
        builder.Services.AddHostedService<ProjectionLag>().AddHostedService<RebuildWorker>().AddSingleton<ClockStep>().AddHostedService<ClockService>();
        return builder;
    }

    private static void Shard(ISubscriptionOptions options, int pageSize, Projection projection)
    {
        options.Name = projection.Name;
        options.Options.BatchSize = pageSize;
        options.Options.MaximumHopperSize = 2 * pageSize;
        foreach (var type in projection.Events)
            options.IncludeType(type.ClrType);
    }
}
