using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Ingest.Storing;

/// <summary>
/// Ends sessions of ours whose client has stopped in the middle of a COPY. No time-out of the server does: while it waits for the next
/// bytes of a COPY it heeds nothing but its own end, and meanwhile the session holds streams, a position and the high-water mark.
/// </summary>
internal sealed partial class StalledWriters(NpgsqlDataSource database, Heartbeats heartbeats, TimeProvider clock, ILogger<StalledWriters> logger) : BackgroundService
{
    private const string End =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and usename = current_user and application_name = current_setting('application_name')
          and pid <> pg_backend_pid() and state = 'active' and wait_event = 'ClientRead' and state_change < now() - interval '10 s'
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("stalled writers");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (await retry.RunAsync(EndAsync, stoppingToken) is > 0 and var ended)
                LogEnded(logger, ended);
    }

    private async ValueTask<long> EndAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(End);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended {Count} database sessions whose client has stopped in the middle of a COPY; its work is taken over")]
    private static partial void LogEnded(ILogger logger, long count);
}
