using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>A store with the tables, and table <c>seen</c>, for a daemon to run beside.</summary>
public abstract class DaemonTestBase : IAsyncLifetime
{
    private protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private MartenStore? _store;

    private protected MartenStore Store => _store ?? throw new InvalidOperationException("not initialised");

    private protected string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        ConnectionString = await TestPostgres.CreateDatabaseAsync();
        _store = MartenStore.Open(ConnectionString);
        await _store.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await _store.ExecuteAsync("create table seen (number bigint)");
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    private protected Task AppendAsync(int count) =>
        Store.AppendAsync("order-1", [.. Enumerable.Range(1, count).Select(i => new OrderPlaced("tea", i))]);

    private protected Task<List<string>> SeenAsync() => Store.Database.LinesAsync("select number::text from seen order by number");

    private protected Task<long> ProgressAsync(string shard) =>
        Store.ScalarAsync<long>($"select coalesce(max(last_seq_id), 0) from mt_event_progression where name = '{shard}'");

    /// <summary>Takes the next number in a transaction of its own, which stays open.</summary>
    private protected async Task<(NpgsqlTransaction Transaction, long Number)> TakeNumberAsync()
    {
        var connection = await Store.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select nextval('mt_events_sequence')", connection, transaction);
        return (transaction, (long)(await command.ExecuteScalarAsync())!);
    }

    private protected static IEnumerable<long> Numbers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(i => (long)i);
}
