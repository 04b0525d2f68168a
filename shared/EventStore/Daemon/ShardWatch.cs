using JasperFx;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.EventStore.Daemon;

/// <summary>
/// Starts shards again that stand still for good: the daemon restarts what it has paused, but leaves a shard that it has stopped
/// (its progression was moved by somebody else) where it is, and keeps its lock.
/// </summary>
public sealed partial class ShardWatch(IProjectionCoordinator coordinator, TimeProvider clock, ILogger<ShardWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RestartStoppedAsync(stoppingToken);
    }

    private async Task RestartStoppedAsync(CancellationToken cancellation)
    {
        var daemon = coordinator.DaemonForMainDatabase();
        foreach (var agent in daemon.CurrentAgents().Where(agent => agent.Status == AgentStatus.Stopped))
        {
            Restarting(log, agent.Name.Identity);
            await daemon.StartAgentAsync(agent.Name.Identity, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Error, "Shard {Shard} had stopped and is started again; another owner has moved its position.")]
    private static partial void Restarting(ILogger log, string shard);
}
