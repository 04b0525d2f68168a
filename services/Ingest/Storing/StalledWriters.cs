using EventPlatform.EventStore.Appending;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Ingest.Storing;

/// <summary>Ends stalled sessions for as long as the process runs.</summary>
internal sealed partial class StalledWriters(NpgsqlDataSource database, Heartbeats heartbeats, TimeProvider clock, ILogger<StalledWriters> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("stalled writers");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(StalledSessions.Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (await retry.RunAsync(token => StalledSessions.EndAsync(database, token), stoppingToken) is > 0 and var ended)
                LogEnded(logger, ended);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended {Count} database sessions whose client has stopped in the middle of a COPY; its work is taken over")]
    private static partial void LogEnded(ILogger logger, long count);
}
