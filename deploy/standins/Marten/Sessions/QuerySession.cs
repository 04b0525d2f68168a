using System.Diagnostics;
using JasperFx;
using Marten.Events;
using Marten.Storage;

namespace Marten.Sessions;

/// <inheritdoc/>
internal class QuerySession(DocumentStore store) : IQuerySession
{
    private readonly EventQueries _events = new(store);

    public IQueryEventStore Events => _events;

    public IMartenDatabase Database => store.Storage.Database;

    public IDocumentStore DocumentStore => store;

    public string TenantId => StorageConstants.DefaultTenantId;

    public string? CorrelationId { get; set; } = Activity.Current?.RootId;

    public string? CausationId { get; set; } = Activity.Current?.ParentId;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeOwnedAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected virtual ValueTask DisposeOwnedAsync() => ValueTask.CompletedTask;
}
