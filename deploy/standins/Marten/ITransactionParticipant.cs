using Npgsql;

namespace Marten;

/// <summary>
/// Writes inside a save's transaction, after the session's own commands and before the commit. May be called again, on another
/// connection, when the save is retried; must not commit, roll back or close.
/// </summary>
public interface ITransactionParticipant
{
    Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token);
}
