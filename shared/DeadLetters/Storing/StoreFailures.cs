using Npgsql;

namespace EventPlatform.DeadLetters.Storing;

/// <summary>What an exception of a save says about its transaction.</summary>
public static class StoreFailures
{
    private const string EventIdIndex = "idx_mt_events_event_id";

    /// <summary>Another writer stored one of the events between the look-up and the insert: the next look-up finds it.</summary>
    public static bool IsLostRace(Exception failure) =>
        ServerError(failure) is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EventIdIndex };

    /// <summary>Two writers waited for each other, and the server has ended this one.</summary>
    public static bool IsDeadlock(Exception failure) => ServerError(failure) is { SqlState: PostgresErrorCodes.DeadlockDetected };

    /// <summary>
    /// The server itself has refused, so nothing was stored. Anything else, a server that shuts down included, may have come between its
    /// commit and its answer.
    /// </summary>
    public static bool IsCertain(Exception failure) =>
        ServerError(failure) is { } error && !error.SqlState.StartsWith("57P", StringComparison.Ordinal) && !error.SqlState.StartsWith("08", StringComparison.Ordinal);

    private static PostgresException? ServerError(Exception failure)
    {
        for (var current = failure; current is not null; current = current.InnerException)
            if (current is PostgresException error)
                return error;
        return null;
    }
}
