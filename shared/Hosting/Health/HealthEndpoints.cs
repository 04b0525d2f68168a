using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary><c>/alive</c> (restart me when it fails) and <c>/health</c> (send me no work while it fails); lag is an alert and stands in neither.</summary>
public static class HealthEndpoints
{
    private const string Alive = "alive", Health = "health";

    /// <summary>
    /// Registers <see cref="Heartbeats"/> and the checks of loops and, where <see cref="EventStoreSettings"/> are there, of the database. A service adds its own by
    /// <c>AddHealthChecks()</c>; may be called by every service of a process.
    /// </summary>
    public static IHostApplicationBuilder AddEventPlatformHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (builder.Services.Any(service => service.ServiceType == typeof(Heartbeats)))
            return builder;
        builder.Services.AddSingleton<Heartbeats>();
        builder.Services.AddHealthChecks()
            .AddCheck<LoopsAliveCheck>("loops alive", tags: [Alive])
            .AddCheck<LoopsHealthyCheck>("loops", tags: [Health])
            .AddCheck<DatabaseCheck>("database", tags: [Health], timeout: TimeSpan.FromSeconds(5));
        return builder;
    }

    /// <summary>Maps both endpoints, without authentication: 200 or 503, with every check and what it found as JSON.</summary>
    public static void MapEventPlatformHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/alive", Options(check => check.Tags.Contains(Alive))).AllowAnonymous();
        endpoints.MapHealthChecks("/health", Options(check => !check.Tags.Contains(Alive))).AllowAnonymous();
    }

    private static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> predicate) => new()
    {
        Predicate = predicate,
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), found = entry.Value.Description }),
        }),
    };
}
