using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty;
using EventPlatform.LoyaltyOracle.Histories;
using Npgsql;

namespace EventPlatform.Projections.Tests.Oracle;

/// <summary>Random histories of many organisations in one store, one event of each in turn, stored when their logs say.</summary>
internal sealed class StoredLogs
{
    private const long FirstOrganisation = 1_000;

    private StoredLogs(ProjectedStore store, IReadOnlyList<IReadOnlyList<Fact>> logs) => (Store, Logs) = (store, logs);

    public ProjectedStore Store { get; }

    /// <summary>Each organisation's facts, with their places in the log of all.</summary>
    public IReadOnlyList<IReadOnlyList<Fact>> Logs { get; }

    public static async Task<StoredLogs> CreateAsync(IEnumerable<Step[]> histories)
    {
        var logs = histories.Select((steps, place) => Log.Of(steps, FirstOrganisation + place)).ToList();
        var facts = Enumerable.Range(0, logs.Max(log => log.Count)).SelectMany(turn => logs.Where(log => log.Count > turn).Select(log => log[turn])).ToList();
        var store = await ProjectedStore.CreateAsync([.. facts.Select(Append)]);
        await SetStoredAsync(store, facts);
        var places = await PlacesAsync(store);
        return new StoredLogs(store, [.. logs.Select(log => log.Select(fact => fact with { Sequence = places[fact.Id] }).ToList())]);
    }

    private static EventToAppend Append(Fact fact) => new()
    {
        Id = fact.Id,
        StreamKey = fact.StreamKey,
        Type = EventTypes.All.Single(type => type.ClrType == fact.Event.GetType()),
        Data = JsonSerializer.SerializeToUtf8Bytes(fact.Event, fact.Event.GetType(), StoredEventJson.Default),
        Headers = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string?> { [EventHeaders.Fingerprint] = $"{Guid.Empty:N}", [EventHeaders.SourceId] = fact.SourceId }),
        Fingerprint = Guid.Empty,
    };

    private static async Task SetStoredAsync(ProjectedStore store, List<Fact> facts)
    {
        await using var command = store.Database.CreateCommand("update events.mt_events e set timestamp = s.stored from unnest($1, $2) as s(id, stored) where e.id = s.id");
        command.Parameters.Add(new NpgsqlParameter { Value = facts.Select(fact => fact.Id).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = facts.Select(fact => fact.Stored).ToArray() });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Dictionary<Guid, long>> PlacesAsync(ProjectedStore store)
    {
        await using var command = store.Database.CreateCommand("select id, seq_id from events.mt_events");
        await using var row = await command.ExecuteReaderAsync();
        var places = new Dictionary<Guid, long>();
        while (await row.ReadAsync())
            places.Add(row.GetGuid(0), row.GetInt64(1));
        return places;
    }
}
