using Microsoft.Extensions.Hosting;

namespace Marten;

/// <summary>Applies the schema before anything that is registered behind it starts.</summary>
internal sealed class ApplyChangesOnStartup(IDocumentStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
