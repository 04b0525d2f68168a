using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;
using EventPlatform.Kafka.Failures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventPlatform.Platform.Health;

/// <summary><c>/health</c>: Kafka answers with its metadata, and every topic of ours is in it. One connection for the life of the process.</summary>
internal sealed class KafkaCheck(KafkaSettings settings) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private readonly IAdminClient kafka = new AdminClientBuilder(KafkaClients.Admin(settings)).SetLogHandler((_, _) => { }).Build();

    // librdkafka's call blocks its thread.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.Run(Check, cancellationToken);

    public void Dispose() => kafka.Dispose();

    private HealthCheckResult Check()
    {
        try
        {
            var found = kafka.GetMetadata(AnswerLimit).Topics.Select(topic => topic.Topic).ToHashSet();
            var missing = settings.Topics.All.Where(topic => !found.Contains(topic)).ToArray();
            return missing.Length == 0
                ? HealthCheckResult.Healthy(settings.BootstrapServers)
                : HealthCheckResult.Unhealthy($"no topic {string.Join(", ", missing)}: create with `eventplatform topics create`, or correct Kafka__Topics__...");
        }
        catch (KafkaException exception)
        {
            return HealthCheckResult.Unhealthy($"{settings.BootstrapServers}: {KafkaFailures.Text(exception.Error)}");
        }
    }
}
