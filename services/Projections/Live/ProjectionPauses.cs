using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Projections.Live;

/// <summary>
/// Which projections an operator holds. A paused one keeps its lock and its page and moves nothing; it goes on within a second or two of
/// being resumed, whichever process runs it.
/// </summary>
public sealed class ProjectionPauses(NpgsqlDataSource database, Heartbeats heartbeats, TimeProvider clock, IHostApplicationLifetime host, ILogger<ProjectionPauses> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private volatile HashSet<string> _paused = [];

    /// <summary>Returns when the projection may fold its next page; a process that stops folds none.</summary>
    public async Task WaitWhilePausedAsync(string projection, CancellationToken cancellation)
    {
        // A daemon that stops lets its page finish, however long it was held.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        while (_paused.Contains(projection))
            await Task.Delay(Interval, clock, stop.Token);
        stop.Token.ThrowIfCancellationRequested();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("projection pauses");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        do
            _paused = await retry.RunAsync(ReadAsync, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask<HashSet<string>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select projection from eventplatform.paused_projections");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var paused = new HashSet<string>();
        while (await row.ReadAsync(cancellation))
            paused.Add(row.GetString(0));
        return paused;
    }
}
