using System.Reflection;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten.Events.Daemon;
using Marten.Subscriptions;

namespace Marten.Events.Projections;

/// <summary>The shards of a store, and how the daemon runs them.</summary>
public class ProjectionOptions : DaemonSettings
{
    private readonly StoreOptions _store;
    private readonly List<AsyncShard> _shards = [];

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

    internal bool HasShards => _shards.Count > 0;

    /// <summary>Adds a projection under its type's name, unless it is given one.</summary>
    public void Add(IProjection projection, ProjectionLifecycle lifecycle, string? projectionName = null,
        Action<AsyncOptions>? asyncConfiguration = null)
    {
        if (lifecycle != ProjectionLifecycle.Async)
        {
            throw new NotSupportedException($"Projection {projection.GetType().Name} is to run {lifecycle}; this stand-in of Marten knows Async only.");
        }

        var settings = projection as ProjectionBase ?? new PlainProjection(projection);
        asyncConfiguration?.Invoke(settings.Options);
        var name = ShardName.Compose(projectionName ?? settings.Name, version: settings.Version);
        Add(new AsyncShard(name, settings.Options, settings, new ProjectionProcessor(projection)));
    }

    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null)
    {
        var named = subscription as SubscriptionBase ?? new NamedSubscription(subscription);
        configure?.Invoke(named);
        Add(new AsyncShard(ShardName.Compose(named.Name, version: named.Version), named.Options, named, new SubscriptionProcessor(named)));
    }

    internal IReadOnlyList<AsyncShard> AllShards() => _shards;

    private void Add(AsyncShard shard)
    {
        if (_shards.Exists(known => known.Name.Name == shard.Name.Name))
        {
            throw new InvalidOperationException(
                $"Two shards are called '{shard.Name.Name}'. Give one another name; another version is not enough in one store.");
        }

        _shards.Add(shard);
        foreach (var type in shard.Filter.IncludedEventTypes.Where(type => !type.IsAbstract))
        {
            _store.EventOptions.Types.Add(type);
        }
    }

    /// <summary>What a projection without a base has: its type's name, and the version of its attribute.</summary>
    private sealed class PlainProjection : ProjectionBase
    {
        public PlainProjection(IProjection projection)
        {
            Name = projection.GetType().Name;
            Version = projection.GetType().GetCustomAttribute<ProjectionVersionAttribute>()?.Version ?? 1;
        }
    }
}
