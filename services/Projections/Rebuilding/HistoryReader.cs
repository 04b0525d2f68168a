using System.Collections.Frozen;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.Projections.Pages;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>
/// Reads the log in pages, from the table itself: a rebuild never reads beyond what the live projection has passed, so nothing of it can
/// still be on its way.
/// </summary>
internal sealed class HistoryReader(IReadOnlyList<EventType> types)
{
    private const string Query =
        $"""
        select seq_id, id, version, stream_id, timestamp, type, data, headers ->> '{EventHeaders.SourceId}', headers ->> '{EventHeaders.TraceParent}'
        from events.mt_events where seq_id > $1 and seq_id <= $2 and type = any($3) order by seq_id limit $4
        """;

    private static readonly FrozenDictionary<string, Type> ClrTypes = EventTypes.All.ToFrozenDictionary(type => type.Alias, type => type.ClrType);

    private readonly string[] _aliases = [.. types.Select(type => type.Alias)];

    /// <summary>The next events after a place in the log, up to another; fewer than asked for only where there are no more.</summary>
    public async Task<HistoryPage> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long after, long upTo, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Query, connection, transaction)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = _aliases }, new() { Value = limit } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<Fact>();
        while (await row.ReadAsync(cancellation))
            facts.Add(Read(row));
        return new HistoryPage(after, facts, IsLive: false);
    }

    private static Fact Read(NpgsqlDataReader row)
    {
        var stream = row.GetString(3);
        var happened = (StoredEvent)JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(6), ClrTypes[row.GetString(5)], StoredEventReader.Options)!;
        return new Fact(row.GetInt64(0), row.GetGuid(1), row.GetInt64(2), stream, StreamKey.OrganisationOf(stream), row.GetFieldValue<DateTimeOffset>(4), happened)
        {
            SourceId = row.IsDBNull(7) ? null : row.GetString(7),
            TraceParent = row.IsDBNull(8) ? null : row.GetString(8),
        };
    }
}
