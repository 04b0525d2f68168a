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
        var tables = new EventSchema(options.EventOptions);
        await ExecuteAsync(tables.Script(await KnownAsync(tables)));
        await transaction.CommitAsync(token);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(token);
        }

        async Task<IReadOnlySet<string>> KnownAsync(EventSchema schema)
        {
            await using var command = new NpgsqlCommand(schema.Known(), connection, transaction);
            await using var rows = await command.ExecuteReaderAsync(token);
            var known = new HashSet<string>();
            while (await rows.ReadAsync(token))
            {
                known.Add(rows.GetString(0));
            }

            return known;
        }
    }

    public void Dispose() => _gate.Dispose();
}
