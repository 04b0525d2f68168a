using JasperFx;
using Npgsql;

namespace Marten.Storage;

/// <summary>Applies the schema, once, under a lock that Marten takes too.</summary>
internal sealed class SchemaMigration(StoreOptions options, NpgsqlDataSource dataSource) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _isEnsured;

    /// <summary>Before the first use: applies the schema unless the options forbid it.</summary>
    public async Task EnsureAsync(CancellationToken token)
    {
        if (_isEnsured || options.AutoCreateSchemaObjects == AutoCreate.None)
        {
            return;
        }

        await _gate.WaitAsync(token);
        try
        {
            if (!_isEnsured)
            {
                await ApplyAsync(token);
                _isEnsured = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task ApplyAsync(CancellationToken token)
    {
        await using var connection = await dataSource.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await ExecuteAsync($"select pg_advisory_xact_lock({options.ApplyChangesLockId})");
        await ExecuteAsync("set local client_min_messages = warning");
        await ExecuteAsync(new EventSchema(options.EventOptions).Script());
        await transaction.CommitAsync(token);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(token);
        }
    }

    public void Dispose() => _gate.Dispose();
}
