using System.Data;
using Npgsql;

namespace Marten.Sessions;

/// <summary>Runs work in a transaction on a connection of its own, again from the start where that is safe.</summary>
internal sealed class Transactions(NpgsqlDataSource dataSource)
{
    public delegate Task Work(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token);

    public async Task RunAsync(IsolationLevel isolationLevel, Work work, CancellationToken token)
    {
        try
        {
            await WriteRetry.Pipeline.ExecuteAsync(async t => await RunOnceAsync(isolationLevel, work, t), token);
        }
        catch (Exception e) when (StoreExceptions.Translate(e) is var translated && translated != e)
        {
            throw translated;
        }
    }

    /// <summary>Leaving without a commit closes the connection, which rolls back.</summary>
    private async Task RunOnceAsync(IsolationLevel isolationLevel, Work work, CancellationToken token)
    {
        await using var connection = await dataSource.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(isolationLevel, token);
        await work(connection, transaction, token);
        await transaction.CommitAsync(token);
    }
}
