using EventPlatform.EventStore.Schema;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventPlatform.Platform.Health;

/// <summary><c>/health</c>: the database has the tables of this version; they are made at the start, and may be taken away later.</summary>
internal sealed class SchemaCheck(SchemaSetup schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var missing = await schema.MissingAsync(cancellationToken);
        return missing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"of another version: {string.Join(", ", missing)}; start one process of this version to bring them up to date");
    }
}
