using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Projections.Clock;

/// <summary>Runs the clock of the rules.</summary>
internal sealed partial class ClockService(ClockStep step, Heartbeats heartbeats, TimeProvider clock, ILogger<ClockService> logger) : BackgroundService
{
    // A clock that has left rows is followed by another as soon as the projection has seen it.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2), Soon = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("clock");
        var retry = new TransientRetry(heartbeat, logger, clock);
        var appendedAt = DateTimeOffset.MinValue;
        while (true)
        {
            await Task.Delay(clock.GetUtcNow() - appendedAt < Interval ? Soon : Interval, clock, stoppingToken);
            if (await retry.RunAsync(step.RunAsync, stoppingToken) is not (> 0 and var appended))
                continue;
            appendedAt = clock.GetUtcNow();
            Advanced(logger, appended);
        }
    }

    [LoggerMessage(LogLevel.Information, "The clock advanced for {Organisations} organisations")]
    private static partial void Advanced(ILogger logger, int organisations);
}
