using Npgsql;

namespace EventPlatform.ReadModels.SetBased;

/// <summary>The writes of one page, a statement a table, sent in one round trip.</summary>
public sealed class WriteBatch(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection, transaction);

    /// <summary>Adds the statement unless there is nothing to write.</summary>
    public WriteBatch Add<TRow>(RowStatement<TRow> statement, IReadOnlyList<TRow> rows)
    {
        if (rows.Count > 0)
            _batch.BatchCommands.Add(statement.For(rows));
        return this;
    }

    public WriteBatch Notify(string channel)
    {
        _batch.BatchCommands.Add(new NpgsqlBatchCommand($"notify {channel}"));
        return this;
    }

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        if (_batch.BatchCommands.Count > 0)
            await _batch.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
