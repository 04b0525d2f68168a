using Dapper;
using Npgsql;

namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>What operators ask for; a process that runs projections does it. Each returns whether there was anything to do.</summary>
public static class RebuildRequests
{
    private const string RequestSql =
        """
        insert into eventplatform.rebuilds as r (projection, purpose, state, hold, requested_by)
        values (@projection, @purpose, 'Requested', @hold, @by)
        on conflict (projection) do update set purpose = excluded.purpose, state = excluded.state, hold = excluded.hold, position = 0, target = 0,
          events = 0, compared_to = 0, differences = 0, samples = '[]', failure = null, requested_by = excluded.requested_by, requested_at = now(),
          started_at = null, finished_at = null
        where r.state not in ('Requested', 'Running', 'Ready', 'Switching')
        """;

    private const string SwitchSql =
        "update eventplatform.rebuilds set state = 'Switching', hold = false where projection = @projection and purpose = 'Rebuild' and state = 'Ready' and (differences = 0 or @accept)";

    private const string CancelSql =
        "update eventplatform.rebuilds set state = 'Cancelled', finished_at = now() where projection = @projection and state in ('Requested', 'Running', 'Ready', 'Switching')";

    private const string PauseSql =
        "insert into eventplatform.paused_projections (projection, paused_by) values (@projection, @by) on conflict (projection) do nothing";

    private const string ResumeSql = "delete from eventplatform.paused_projections where projection = @projection";

    /// <summary>Asks for a rebuild or a verification; false where one is going on.</summary>
    /// <param name="database">The event store.</param>
    /// <param name="projection">A name of <see cref="ProjectionNames"/>.</param>
    /// <param name="purpose">To replace rows or to check them.</param>
    /// <param name="hold">Whether a rebuild waits for <see cref="SwitchAsync"/> although nothing differs.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static Task<bool> RequestAsync(NpgsqlDataSource database, string projection, RebuildPurpose purpose, bool hold, string by, CancellationToken cancellation) =>
        RunAsync(database, RequestSql, new { projection, purpose = purpose.ToString(), hold, by }, cancellation);

    /// <summary>Lets a rebuild that is ready take the place of the live rows; with differences only where they are accepted.</summary>
    public static Task<bool> SwitchAsync(NpgsqlDataSource database, string projection, bool acceptDifferences, CancellationToken cancellation) =>
        RunAsync(database, SwitchSql, new { projection, accept = acceptDifferences }, cancellation);

    /// <summary>Calls a rebuild or a verification off; the rows that are read stay as they are.</summary>
    public static Task<bool> CancelAsync(NpgsqlDataSource database, string projection, CancellationToken cancellation) =>
        RunAsync(database, CancelSql, new { projection }, cancellation);

    /// <summary>Holds the live projection where it is, whichever process runs it.</summary>
    public static Task<bool> PauseAsync(NpgsqlDataSource database, string projection, string by, CancellationToken cancellation) =>
        RunAsync(database, PauseSql, new { projection, by }, cancellation);

    /// <summary>Lets the live projection go on.</summary>
    public static Task<bool> ResumeAsync(NpgsqlDataSource database, string projection, CancellationToken cancellation) =>
        RunAsync(database, ResumeSql, new { projection }, cancellation);

    private static async Task<bool> RunAsync(NpgsqlDataSource database, string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation)) > 0;
    }
}
