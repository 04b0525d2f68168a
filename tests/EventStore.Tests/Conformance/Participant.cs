using Marten;
using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>A participant that does what a test says, and counts its calls.</summary>
internal sealed class Participant(Func<NpgsqlConnection, NpgsqlTransaction, int, Task> act) : ITransactionParticipant
{
    public int Calls { get; private set; }

    public static Participant Executing(string sql) => new((connection, transaction, _) => ExecuteAsync(sql, connection, transaction));

    public static async Task ExecuteAsync(string sql, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    public Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) =>
        act(connection, transaction, ++Calls);
}
