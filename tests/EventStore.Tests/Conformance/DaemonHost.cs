using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>A process with a store and its daemon.</summary>
internal sealed class DaemonHost : IAsyncDisposable
{
    private readonly IHost _host;

    private DaemonHost(IHost host) => _host = host;

    public IHost Host => _host;

    public IProjectionDaemon Daemon =>
        _host.Services.GetRequiredService<Marten.Events.Daemon.Coordination.IProjectionCoordinator>().DaemonForMainDatabase();

    public static async Task<DaemonHost> StartAsync(string connectionString, Action<StoreOptions> configure, DaemonMode mode = DaemonMode.Solo)
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddMarten(options =>
            {
                options.Connection(connectionString);
                MartenStore.Defaults(options);
                configure(options);
            })
            .UseLightweightSessions()
            .ApplyAllDatabaseChangesOnStartup()
            .AddAsyncDaemon(mode);
        var host = builder.Build();
        await host.StartAsync();
        return new DaemonHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
