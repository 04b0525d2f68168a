using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.Projections.Milestones;

/// <summary>Reads what an enrolment counts back: the customers' own events before the page, from their streams.</summary>
internal static class HistoryRows
{
    private static readonly Dictionary<string, EventType> Types =
        EventTypes.Customer.Values.Append(EventTypes.AnyCustomerEvent).ToDictionary(type => type.Alias);

    private static readonly RowStatement<(HistoryKey Key, long Floor)> Earlier = new(
        """
        select e.seq_id, e.id, e.version, e.stream_id, e.timestamp, e.type, e.data, e.headers ->> 'sourceId'
        from unnest($1, $2, $3) as asked(stream_key, after, floor)
        join events.mt_events e on e.stream_id = asked.stream_key and e.seq_id > asked.after and e.seq_id <= asked.floor
        order by e.seq_id
        """,
        RowColumn<(HistoryKey Key, long Floor)>.Text(asked => asked.Key.StreamKey),
        RowColumn<(HistoryKey Key, long Floor)>.Long(asked => asked.Key.After),
        RowColumn<(HistoryKey Key, long Floor)>.Long(asked => asked.Floor));

    /// <summary>Facts up to the page's floor, in log order; what the platform concluded is not among them.</summary>
    public static async Task<IEnumerable<Fact>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<HistoryKey> keys,
        long floor, CancellationToken cancellation) =>
        (await Earlier.QueryAsync(connection, transaction, [.. keys.Select(key => (key, floor))], Read, cancellation)).OfType<Fact>();

    private static Fact? Read(NpgsqlDataReader row)
    {
        if (!Types.TryGetValue(row.GetString(5), out var type))
            return null;
        var streamKey = row.GetString(3);
        var happened = (StoredEvent)JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(6), type.ClrType, StoredEventReader.Options)!;
        return new Fact(row.GetInt64(0), row.GetGuid(1), row.GetInt64(2), streamKey, StreamKey.OrganisationOf(streamKey), row.GetFieldValue<DateTimeOffset>(4), happened)
        {
            SourceId = row.IsDBNull(7) ? null : row.GetString(7),
        };
    }
}
