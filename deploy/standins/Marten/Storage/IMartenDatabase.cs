using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Events;
using Npgsql;

namespace Marten.Storage;

/// <summary>One database of the store.</summary>
public interface IMartenDatabase
{
    string Identifier { get; }

    ShardStateTracker Tracker { get; }

    NpgsqlConnection CreateConnection();

    Task<EventStoreStatistics> FetchEventStoreStatistics(CancellationToken token = default);

    Task<IReadOnlyList<ShardState>> AllProjectionProgress(CancellationToken token = default);

    Task<long> ProjectionProgressFor(ShardName name, CancellationToken token = default);

    Task<long> FetchHighestEventSequenceNumber(CancellationToken token = default);

    Task<long?> FindEventStoreFloorAtTimeAsync(DateTimeOffset timestamp, CancellationToken token);
}
