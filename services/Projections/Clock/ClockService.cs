using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Projections.Clock;

/// <summary>Runs the clock of the rules.</summary>
internal sealed partial class ClockService(ClockStep step, Heartbeats heartbeats, TimeProvider clock, ILogger<ClockService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("clock");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (await retry.RunAsync(step.RunAsync, stoppingToken) is > 0 and var appended)
                Advanced(logger, appended);
    }

    [LoggerMessage(LogLevel.Information, "The clock advanced for {Organisations} organisations")]
    private static partial void Advanced(ILogger logger, int organisations);
}
