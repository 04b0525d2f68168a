using System.Net.Sockets;
using EventPlatform.Hosting.Configuration;
using Npgsql;

namespace EventPlatform.Hosting.Failures;

/// <summary>The one table of failures. Kafka's own errors are added by shared/Kafka, which asks here for all others.</summary>
public static class FailureClassifier
{
    /// <summary>SQLSTATE or its class (the first characters) and what it means; the longest entry that fits decides. [PostgreSQL, appendix A]</summary>
    private static readonly (string State, FailureClass Class)[] SqlStates =
    [
        ("08", FailureClass.Transient),    // connection
        ("22", FailureClass.Poison),       // data exception: a value that no column takes
        ("25006", FailureClass.Transient), // read-only transaction: the server that we reached is a standby for now
        ("25P03", FailureClass.Transient), // idle_in_transaction_session_timeout
        ("25P04", FailureClass.Transient), // transaction_timeout
        ("28", FailureClass.SetUp),        // authentication
        ("3D000", FailureClass.SetUp),     // no such database
        ("3F000", FailureClass.SetUp),     // no such schema
        ("40", FailureClass.Transient),    // serialization failure, deadlock, completion unknown
        ("42501", FailureClass.SetUp),     // no privilege
        ("42703", FailureClass.SetUp),     // no such column: the schema is of another version
        ("42883", FailureClass.SetUp),     // no such function
        ("42P01", FailureClass.SetUp),     // no such table
        ("53", FailureClass.Transient),    // out of connections, memory or disk
        ("54", FailureClass.Poison),       // a value beyond the server's limits, in an index row say
        ("55P03", FailureClass.Transient), // lock_timeout
        ("57014", FailureClass.Transient), // statement_timeout
        ("57P", FailureClass.Transient),   // shutting down, starting up
        ("57P04", FailureClass.SetUp),     // the database was dropped
        ("58", FailureClass.Transient),    // input/output
    ];

    /// <summary>The first exception of the chain, from the outside in, that the table knows decides.</summary>
    public static FailureClass Of(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
            if (OfOne(current) is var known and not FailureClass.Unknown)
                return known;
        return FailureClass.Unknown;
    }

    private static FailureClass OfOne(Exception exception) => exception switch
    {
        PostgresException postgres => OfSqlState(postgres.SqlState),
        NpgsqlException { IsTransient: true } or SocketException or TimeoutException => FailureClass.Transient,
        SettingsException => FailureClass.SetUp,
        _ => FailureClass.Unknown,
    };

    private static FailureClass OfSqlState(string state)
    {
        var best = (State: "", Class: FailureClass.Unknown);
        foreach (var entry in SqlStates)
            if (state.StartsWith(entry.State, StringComparison.Ordinal) && entry.State.Length > best.State.Length)
                best = entry;
        return best.Class;
    }
}
