using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventPlatform.Hosting.Health;

/// <summary><c>/alive</c>: every loop ticks and none has failed; otherwise a restart is the remedy.</summary>
internal sealed class LoopsAliveCheck(Heartbeats heartbeats) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(LoopReport.Of(heartbeats.Read(), loop => loop.IsAlive));
}
