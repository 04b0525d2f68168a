using System.Data;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten;

/// <inheritdoc/>
public class DocumentStore : IDocumentStore
{
    public DocumentStore(StoreOptions options) => Options = options;

    public static DocumentStore For(string connectionString) => For(options => options.Connection(connectionString));

    public static DocumentStore For(Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        configure(options);
        return new DocumentStore(options);
    }

    public StoreOptions Options { get; }

    public IMartenStorage Storage => throw new NotSupportedException();

    public AdvancedOperations Advanced => new(this);

    public IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted) => throw new NotSupportedException();

    public IQuerySession QuerySession() => throw new NotSupportedException();

    public ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null) =>
        throw new NotSupportedException();

    public void Dispose() => GC.SuppressFinalize(this);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
