using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten.Subscriptions;

namespace Marten.Events.Projections;

/// <summary>The shards of a store, and how the daemon runs them.</summary>
public class ProjectionOptions : DaemonSettings
{
    private readonly StoreOptions _store;

    internal ProjectionOptions(StoreOptions store) => _store = store;

    /// <summary>What is skipped in continuous running: by default whatever fails.</summary>
    public ErrorHandlingOptions Errors { get; } = new()
    {
        SkipApplyErrors = true,
        SkipSerializationErrors = true,
        SkipUnknownEvents = true,
    };

    /// <summary>What is skipped in a rebuild: by default nothing.</summary>
    public ErrorHandlingOptions RebuildErrors { get; } = new();

    public List<IChangeListener> AsyncListeners { get; } = [];

    /// <summary>A hole is skipped only when no transaction can fill it any more.</summary>
    public bool UseTransactionEvidenceForGapSkipping { get; set; } = true;

    /// <summary>After so long a hole is skipped although a transaction might fill it; null: never.</summary>
    public TimeSpan? SkipStaleGapsDespiteLiveTransactionsAfter { get; set; }

    public void Add(IProjection projection, ProjectionLifecycle lifecycle, string? projectionName = null,
        Action<AsyncOptions>? asyncConfiguration = null) => throw new NotSupportedException();

    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null) => throw new NotSupportedException();
}
