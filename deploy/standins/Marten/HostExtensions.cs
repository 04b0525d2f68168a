using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marten;

/// <summary>Shortcuts for a host that runs a store.</summary>
public static class HostExtensions
{
    public static IDocumentStore DocumentStore(this IHost host) => host.Services.GetRequiredService<IDocumentStore>();

    public static Task PauseAllDaemonsAsync(this IHost host) => Coordinator(host).PauseAsync();

    public static Task ResumeAllDaemonsAsync(this IHost host) => Coordinator(host).ResumeAsync();

    private static IProjectionCoordinator Coordinator(IHost host) => host.Services.GetRequiredService<IProjectionCoordinator>();
}
