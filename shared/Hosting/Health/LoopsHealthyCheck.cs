using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventPlatform.Hosting.Health;

/// <summary><c>/health</c>: every loop works, and none waits for something that it needs.</summary>
internal sealed class LoopsHealthyCheck(Heartbeats heartbeats) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(LoopReport.Of(heartbeats.Read(), loop => loop.IsHealthy));
}
