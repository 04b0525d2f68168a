using EventPlatform.Api.Access;
using EventPlatform.Api.Badges;
using EventPlatform.Api.Audit;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.Customers;
using EventPlatform.Api.DeadLetters;
using EventPlatform.Api.Definitions;
using EventPlatform.Api.Events;
using EventPlatform.Api.Freshness;
using EventPlatform.Api.Interactions;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Operations;
using EventPlatform.Api.Problems;
using EventPlatform.Api.TargetEvents;
using EventPlatform.Api.Timeline;
using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using EventPlatform.ReadModels;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventPlatform.Api;

/// <summary>Queries and definitions over HTTP [spec 03].</summary>
public static class ApiService
{
    /// <summary>Adds what the API needs. Its address is ASP.NET's own setting, <c>ASPNETCORE_URLS</c>.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static IHostApplicationBuilder AddApi(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<EventStoreSettings>();
        builder.AddAccess();
        builder.AddSettings<ServerZone>();
        builder.AddEventPlatformHealth();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddEventStore(builder.Configuration).AddReadModels();
        builder.Services.AddSingleton<ExceptionProblems>();
        builder.Services.AddSingleton<FreshnessReader>().AddSingleton<WriteWatch>().AddSingleton<CustomerReader>().AddSingleton<TimelineReader>().AddSingleton<EventReader>();
        builder.Services.AddDefinitions();
        builder.Services.AddSingleton<FindCustomers>().AddSingleton<TargetEventsReader>();
        builder.AddInteractions();
        builder.AddDeadLetterEndpoints();
        builder.Services.AddBadges();
        builder.Services.AddApiDescription();
        // A line a request would name customers in the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter(typeof(BasicAuthentication).FullName, LogLevel.Warning);
        return builder;
    }

    /// <summary>Maps every endpoint.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<FreshnessHeaders>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<AuditTrail>();
        app.UseMiddleware<WaitForWrite>();
        app.MapEventPlatformHealth();
        app.MapApiDescription();
        var organisation = app.MapGroup("/v1/orgs/{orgId}");
        organisation.MapCustomers();
        organisation.MapTimeline();
        organisation.MapEvents();
        organisation.MapDefinitions();
        organisation.MapProjectionOperations();
        organisation.MapBadges();
        app.MapTargetEvents();
        app.MapInteractions();
        organisation.MapDeadLetters();
        return app;
    }
}
