using Npgsql;

namespace EventPlatform.ReadModels.SetBased;

/// <summary>A statement over many rows at once: its parameters are arrays, a column each, which the SQL unnests.</summary>
public sealed class RowStatement<TRow>(string sql, params RowColumn<TRow>[] columns)
{
    public NpgsqlBatchCommand For(IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(column.Of(rows));
        return command;
    }

    /// <summary>Runs the statement as a query and maps each row that comes back.</summary>
    public async Task<List<TResult>> QueryAsync<TResult>(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<TRow> rows,
        Func<NpgsqlDataReader, TResult> map, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return [];
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { For(rows) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var results = new List<TResult>();
        while (await reader.ReadAsync(cancellation))
            results.Add(map(reader));
        return results;
    }
}
