using Npgsql;

namespace EventPlatform.EventStore.Schema;

/// <summary>Runs scripts for a command that needs a few tables only.</summary>
public static class SchemaScripts
{
    /// <summary>Serialises changes of the schema between processes, for the transaction.</summary>
    internal const string Lock = "select pg_advisory_xact_lock(hashtextextended('eventplatform.schema', 0))";

    /// <summary>Runs the scripts in a transaction of their own; what is there already stays as it is.</summary>
    public static async Task EnsureAsync(NpgsqlConnection connection, IEnumerable<SchemaScript> scripts, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new NpgsqlBatchCommand(Lock) } };
        foreach (var statement in scripts.SelectMany(script => script.Sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
