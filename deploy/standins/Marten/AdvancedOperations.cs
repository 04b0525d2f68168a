using JasperFx.Events.Projections;
using Marten.Events;
using Marten.Schema;
using Marten.Storage;

namespace Marten;

/// <summary>What operators and tests ask of a store.</summary>
public class AdvancedOperations
{
    private readonly DocumentStore _store;

    internal AdvancedOperations(DocumentStore store)
    {
        _store = store;
        Clean = new EventCleaner(store.Options, store.DataSource, store.Schema);
    }

    public IDocumentCleaner Clean { get; }

    public Task<EventStoreStatistics> FetchEventStoreStatistics(string? tenantId = null, CancellationToken token = default) =>
        _store.Database.FetchEventStoreStatistics(token);

    /// <summary>Where each shard stands, and the mark.</summary>
    public Task<IReadOnlyList<ShardState>> AllProjectionProgress(string? tenantId = null, CancellationToken token = default) =>
        _store.Database.AllProjectionProgress(token);

    public Task<long> ProjectionProgressFor(ShardName name, string? tenantId = null, CancellationToken token = default) =>
        _store.Database.ProjectionProgressFor(name, token);
}
