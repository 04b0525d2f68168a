using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EventPlatform.Hosting.Health;

/// <summary><c>/health</c>: the database answers.</summary>
internal sealed class DatabaseCheck(EventStoreSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy(settings.ToString());
        }
        catch (Exception exception) when (FailureClassifier.Of(exception) != FailureClass.Unknown)
        {
            return HealthCheckResult.Unhealthy($"{settings}: {FailureText.Of(exception)}");
        }
    }
}
