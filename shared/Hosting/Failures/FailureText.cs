using Npgsql;

namespace EventPlatform.Hosting.Failures;

/// <summary>What may be shown of an exception in logs, health answers and metrics.</summary>
public static class FailureText
{
    /// <summary>
    /// The innermost message and its type. Of PostgreSQL the state and the primary message, never the detail, which quotes values of the row;
    /// of data exceptions (class 22), whose message quotes the value, the state alone.
    /// </summary>
    public static string Of(Exception exception)
    {
        var cause = exception;
        while (cause is not PostgresException && cause.InnerException is { } inner)
            cause = inner;
        return cause is PostgresException postgres ? OfPostgres(postgres) : $"{cause.GetType().Name}: {cause.Message}";
    }

    private static string OfPostgres(PostgresException exception) => exception.SqlState.StartsWith("22", StringComparison.Ordinal)
        ? $"PostgreSQL {exception.SqlState}, a data exception"
        : $"PostgreSQL {exception.SqlState}: {exception.MessageText}";
}
