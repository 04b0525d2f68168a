using System.Data;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten;

/// <summary>The way to one database.</summary>
public interface IDocumentStore : IDisposable, IAsyncDisposable
{
    IMartenStorage Storage { get; }

    AdvancedOperations Advanced { get; }

    IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted);

    IQuerySession QuerySession();

    /// <summary>A daemon that nobody watches; the caller starts and disposes it.</summary>
    ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null);
}
