using System.Security.Cryptography;
using System.Text;
using EventPlatform.EventStore.Appending;
using Marten;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventPlatform.EventStore.Schema;

/// <summary>Brings the database to what this version needs, before any service of the process starts: Marten's tables, then our scripts.</summary>
public sealed class SchemaSetup(IDocumentStore store, NpgsqlDataSource database, IEnumerable<SchemaScript> scripts) : IHostedLifecycleService
{
    // Several processes may start at once; one at a time changes the schema, Marten's part (on connections of its own) included.
    private const string Lock = SchemaScripts.Lock;

    private const string Begin =
        """
        create schema if not exists eventplatform;
        create table if not exists eventplatform.schema_scripts (name text primary key, hash text not null, applied_at timestamptz not null default now());
        """;

    private const string Remember =
        "insert into eventplatform.schema_scripts (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, applied_at = now()";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var setUp = SetUpAsync(cancellationToken);
        // A change waits for whoever writes to the table; a writer that stands still would hold it up for ever.
        while (await Task.WhenAny(setUp, Task.Delay(StalledSessions.Interval, cancellationToken)) != setUp)
            await StalledSessions.EndAsync(database, cancellationToken);
        await setUp;
    }

    /// <summary>Names of the scripts that the database lacks or holds in another version.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var applied = await AppliedAsync(connection, cancellation);
        return [.. scripts.Where(script => applied.GetValueOrDefault(script.Name) != HashOf(script)).Select(script => script.Name)];
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, Lock, cancellationToken);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync(connection, Begin, cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var script in scripts)
            if (applied.GetValueOrDefault(script.Name) != HashOf(script))
                await ApplyAsync(connection, script, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string HashOf(SchemaScript script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.Sql)));

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select name, hash from eventplatform.schema_scripts", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<string, string>();
        while (await rows.ReadAsync(cancellation))
            applied.Add(rows.GetString(0), rows.GetString(1));
        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, SchemaScript script, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, script.Sql, cancellation);
        await using var command = new NpgsqlCommand(Remember, connection) { Parameters = { new() { Value = script.Name }, new() { Value = HashOf(script) } } };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The text is this program's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
