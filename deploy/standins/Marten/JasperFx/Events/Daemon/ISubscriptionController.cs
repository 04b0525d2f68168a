using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>What a subscription may ask and tell about the shard it runs in.</summary>
public interface ISubscriptionController
{
    ShardExecutionMode Mode { get; }

    ErrorHandlingOptions ErrorOptions { get; }

    ShardName Name { get; }

    AsyncOptions Options { get; }

    ValueTask MarkSuccessAsync(long processedCeiling);

    /// <summary>Pauses the shard; the page in work is not committed.</summary>
    Task ReportCriticalFailureAsync(Exception ex);

    /// <inheritdoc cref="ReportCriticalFailureAsync(Exception)"/>
    Task ReportCriticalFailureAsync(Exception ex, long lastProcessed);

    Task RecordDeadLetterEventAsync(IEvent @event, Exception ex);
}
