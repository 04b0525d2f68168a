using JasperFx.Events;
using Marten;
using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>A store on a database of its own.</summary>
internal sealed class MartenStore : IAsyncDisposable
{
    private MartenStore(DocumentStore store, NpgsqlDataSource database) => (Store, Database) = (store, database);

    public DocumentStore Store { get; }

    /// <summary>The same database, to look behind the store's back.</summary>
    public NpgsqlDataSource Database { get; }

    public static async Task<MartenStore> CreateAsync(Action<StoreOptions>? configure = null) =>
        Open(await TestPostgres.CreateDatabaseAsync(), configure);

    public static MartenStore Open(string connectionString, Action<StoreOptions>? configure = null)
    {
        var store = DocumentStore.For(options =>
        {
            options.Connection(connectionString);
            Defaults(options);
            configure?.Invoke(options);
        });
        return new MartenStore(store, NpgsqlDataSource.Create(connectionString));
    }

    /// <summary>What all stores of the suite have in common, and the product with them; the daemon's times are short.</summary>
    public static void Defaults(StoreOptions options)
    {
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.MetadataConfig.EnableAll();
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Events.AddEventTypes([typeof(OrderPlaced), typeof(OrderShipped)]);
        options.Projections.FastPollingTime = TimeSpan.FromMilliseconds(20);
        options.Projections.SlowPollingTime = TimeSpan.FromMilliseconds(50);
        options.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(200);
        options.Projections.HealthCheckPollingTime = TimeSpan.FromMilliseconds(100);
        options.Projections.AgentPauseTime = TimeSpan.FromMilliseconds(50);
        options.Projections.LeadershipPollingTime = 100;
    }

    public async Task AppendAsync(string stream, params object[] events)
    {
        await using var session = Store.LightweightSession();
        session.Events.Append(stream, events);
        await session.SaveChangesAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql) => await Database.ScalarAsync<T>(sql);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
