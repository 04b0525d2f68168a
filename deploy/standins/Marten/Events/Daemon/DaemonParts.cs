using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon;

/// <summary>What all shards of a daemon share.</summary>
internal sealed class DaemonParts : IDisposable
{
    public DaemonParts(DocumentStore store, ILogger logger)
    {
        var settings = store.Options.Projections;
        var progression = new Progression(store.DataSource, store.Options.Events.DatabaseSchemaName);
        Store = store;
        Logger = logger;
        Loads = new SemaphoreSlim(settings.MaxConcurrentEventLoadsPerDatabase);
        Writes = new SemaphoreSlim(settings.MaxConcurrentBatchWritesPerDatabase);
        Positions = new ShardPosition(progression, store.Database);
        Runner = new PageRunner(store, progression, new PageListeners(settings.AsyncListeners, logger), Writes, logger);
    }

    public DocumentStore Store { get; }

    public ILogger Logger { get; }

    public TimeProvider Clock => Store.Options.Events.TimeProvider;

    /// <summary>Bounds the shards that load at the same time.</summary>
    public SemaphoreSlim Loads { get; }

    /// <summary>Bounds the shards that write at the same time.</summary>
    public SemaphoreSlim Writes { get; }

    public ShardPosition Positions { get; }

    public PageRunner Runner { get; }

    public void Dispose()
    {
        Loads.Dispose();
        Writes.Dispose();
    }
}
