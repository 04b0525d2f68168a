using EventPlatform.Api;
using EventPlatform.Ingest;
using EventPlatform.Platform.Health;
using EventPlatform.Projections;
using EventPlatform.Relay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Platform.Running;

/// <summary>Puts services into one host. It listens only where the API is among them.</summary>
internal static class PlatformHost
{
    /// <param name="roles">Which services.</param>
    /// <param name="configure">Settings and logs, before any service asks for them.</param>
    public static IHost Build(IReadOnlySet<Role> roles, Action<IHostApplicationBuilder> configure)
    {
        if (roles.Contains(Role.Api))
            return BuildWeb(roles, configure);
        var builder = Host.CreateApplicationBuilder();
        configure(builder);
        AddServices(builder, roles);
        return builder.Build();
    }

    private static WebApplication BuildWeb(IReadOnlySet<Role> roles, Action<IHostApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder();
        configure(builder);
        AddServices(builder, roles);
        builder.Services.AddHealthChecks().AddCheck<SchemaCheck>("schema");
        if (roles.Count > 1)
            builder.Services.AddHealthChecks().AddCheck<KafkaCheck>("kafka");
        var app = builder.Build();
        app.MapApi();
        return app;
    }

    private static void AddServices(IHostApplicationBuilder builder, IReadOnlySet<Role> roles)
    {
        if (roles.Contains(Role.Ingest))
            builder.AddIngest();
        if (roles.Contains(Role.Projections))
            builder.AddProjections();
        if (roles.Contains(Role.Relay))
            builder.AddRelay();
        if (roles.Contains(Role.Api))
            builder.AddApi();
    }
}
