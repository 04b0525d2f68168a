using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Fact>;

namespace EventPlatform.ReadModels.Definitions;

/// <summary>Rows of <c>definitions</c>: facts whose event is a <see cref="DefinitionEvent"/>.</summary>
public static class DefinitionRows
{
    public static readonly RowStatement<Fact> Insert = new(
        """
        insert into definitions (org_id, kind, id, version, seq_id, event_id, retired, definition, stored)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        Column.Long(fact => fact.OrgId), Column.Text(fact => StreamKey.DefinitionOf(fact.StreamKey).Kind),
        Column.Text(fact => StreamKey.DefinitionOf(fact.StreamKey).Id), Column.Long(fact => fact.Version), Column.Long(fact => fact.Sequence),
        Column.Uuid(fact => fact.Id), Column.Flag(fact => Event(fact).Retired), Column.Json(fact => Event(fact).Definition.GetRawText()),
        Column.Time(fact => fact.Stored));

    /// <summary>Place in the log of the newest definition, or clock, at or before a position; 0 where there is none.</summary>
    public static async Task<long> NewestAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long position, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            select greatest((select coalesce(max(seq_id), 0) from definitions where seq_id <= $1),
              (select coalesce(max(seq_id), 0) from clocks))
            """, connection, transaction)
        {
            Parameters = { new() { Value = position } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>All definitions at or before a position, as facts in log order.</summary>
    public static async Task<List<Fact>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long position, CancellationToken cancellation)
    {
        const string sql =
            "select org_id, kind, id, version, seq_id, event_id, retired, definition, stored from definitions where seq_id <= $1 order by seq_id";
        await using var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = position } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var facts = new List<Fact>();
        while (await rows.ReadAsync(cancellation))
            facts.Add(Read(rows));
        return facts;
    }

    private static DefinitionEvent Event(Fact fact) => (DefinitionEvent)fact.Event;

    private static Fact Read(NpgsqlDataReader row)
    {
        var kind = DefinitionKind.ByPath(row.GetString(1))!;
        var stored = row.GetFieldValue<DateTimeOffset>(8);
        var definition = kind.Event(JsonElement.Parse(row.GetFieldValue<byte[]>(7)), stored, row.GetBoolean(6));
        return new Fact(row.GetInt64(4), row.GetGuid(5), row.GetInt64(3), StreamKey.Definition(row.GetInt64(0), kind.Path, row.GetString(2)),
            row.GetInt64(0), stored, definition);
    }
}
