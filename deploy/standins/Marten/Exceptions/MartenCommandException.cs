using Npgsql;

namespace Marten.Exceptions;

/// <summary>The database refused a command; the reason is the inner exception.</summary>
public class MartenCommandException(NpgsqlCommand? command, Exception innerException)
    : MartenException($"A command of the store failed: {innerException.Message}", innerException)
{
    public NpgsqlCommand? Command { get; } = command;
}
