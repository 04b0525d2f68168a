using Npgsql;

namespace EventPlatform.EventStore.Appending;

/// <summary>
/// Sessions of ours whose client has stopped in the middle of a COPY. No time-out of the server ends one: while it waits for the next
/// bytes of a COPY it heeds nothing but its own end, and meanwhile it holds streams, a position and the high-water mark.
/// </summary>
public static class StalledSessions
{
    private const string End =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and usename = current_user and application_name = current_setting('application_name')
          and pid <> pg_backend_pid() and state = 'active' and wait_event = 'ClientRead' and state_change < now() - interval '10 s'
        """;

    /// <summary>How often to look for them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Ends those that have stood still for 10 s.</summary>
    /// <returns>How many.</returns>
    public static async ValueTask<long> EndAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
