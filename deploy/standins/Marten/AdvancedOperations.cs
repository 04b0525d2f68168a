using JasperFx.Events.Projections;
using Marten.Events;
using Marten.Schema;

namespace Marten;

/// <summary>What operators and tests ask of a store.</summary>
public class AdvancedOperations
{
    private readonly DocumentStore _store;

    internal AdvancedOperations(DocumentStore store) => _store = store;

    public IDocumentCleaner Clean => throw new NotSupportedException();

    public Task<EventStoreStatistics> FetchEventStoreStatistics(string? tenantId = null, CancellationToken token = default) =>
        _store.Storage.Database.FetchEventStoreStatistics(token);

    public Task<IReadOnlyList<ShardState>> AllProjectionProgress(string? tenantId = null, CancellationToken token = default) =>
        _store.Storage.Database.AllProjectionProgress(token);

    public Task<long> ProjectionProgressFor(ShardName name, string? tenantId = null, CancellationToken token = default) =>
        _store.Storage.Database.ProjectionProgressFor(name, token);
}
