using EventPlatform.TestKit.Ledgers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Ingest.Tests;

/// <summary>Ingest in this process.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private IngestHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static async Task<IngestHost> StartAsync(TestInstallation installation, Action<IServiceCollection>? change = null)
    {
        var host = Build(installation, change);
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Stops it in good order.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Without starting it.</summary>
    public static IHost Build(TestInstallation installation, Action<IServiceCollection>? change = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(installation.Configuration());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.AddIngest();
        change?.Invoke(builder.Services);
        return builder.Build();
    }
}
