using System.Data;
using JasperFx.Events.Daemon;
using Marten.Events;
using Marten.Events.Daemon;
using Marten.Sessions;
using Marten.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marten;

/// <inheritdoc/>
public class DocumentStore : IDocumentStore
{
    private readonly ConnectionSource _source;

    /// <exception cref="InvalidOperationException">No connection was configured.</exception>
    public DocumentStore(StoreOptions options)
    {
        options.EventOptions.AssertSupported();
        Options = options;
        _source = options.Source ?? throw new InvalidOperationException("The store has no database. Call Connection(...) on its options.");
        EventColumns = new EventColumns(options.Events.MetadataConfig);
        EventReader = new EventReader(options.EventOptions.Types, EventColumns, options.Serializer());
        EventStamp = new EventStamp(options.EventOptions);
        Transactions = new Transactions(DataSource);
        Writer = new UnitOfWorkWriter(options.EventOptions, new AppendStatement(options.EventOptions, options.Serializer()));
        Schema = new SchemaMigration(options, DataSource);
        Database = new MartenDatabase(options, DataSource, Schema);
        Storage = new MartenStorage(options, Schema, Database);
        Advanced = new AdvancedOperations(this);
    }

    public static DocumentStore For(string connectionString) => For(options => options.Connection(connectionString));

    public static DocumentStore For(Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        configure(options);
        return new DocumentStore(options);
    }

    public StoreOptions Options { get; }

    public IMartenStorage Storage { get; }

    public AdvancedOperations Advanced { get; }

    internal NpgsqlDataSource DataSource => _source.DataSource;

    internal MartenDatabase Database { get; }

    internal SchemaMigration Schema { get; }

    internal EventColumns EventColumns { get; }

    internal EventReader EventReader { get; }

    internal EventStamp EventStamp { get; }

    internal Transactions Transactions { get; }

    internal UnitOfWorkWriter Writer { get; }

    public IDocumentSession LightweightSession(IsolationLevel isolationLevel = IsolationLevel.ReadCommitted) =>
        new DocumentSession(this, isolationLevel == IsolationLevel.Serializable ? isolationLevel : IsolationLevel.ReadCommitted);

    public IQuerySession QuerySession() => new QuerySession(this);

    public async ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null)
    {
        await Schema.EnsureAsync(CancellationToken.None);
        return BuildDaemon(logger ?? NullLogger.Instance);
    }

    internal ProjectionDaemon BuildDaemon(ILogger logger) => new(this, logger);

    public void Dispose()
    {
        Schema.Dispose();
        if (_source.IsOwned)
        {
            DataSource.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    public async ValueTask DisposeAsync()
    {
        Schema.Dispose();
        if (_source.IsOwned)
        {
            await DataSource.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
