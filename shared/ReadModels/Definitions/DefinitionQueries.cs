using System.Text.Json;
using Npgsql;

namespace EventPlatform.ReadModels.Definitions;

/// <summary>The newest version of a definition.</summary>
/// <param name="FirstSequence">Place in the log of the first version.</param>
public sealed record DefinitionRow(string Id, long Version, long Sequence, long FirstSequence, DateTimeOffset Stored, JsonElement Definition);

/// <summary>Reads definitions as they are in force.</summary>
public static class DefinitionQueries
{
    // Walks the primary key from the cursor on; the sort is within an id only, so it stops at the limit.
    private const string InForce =
        """
        select newest.id, newest.version, newest.seq_id, first.seq_id, newest.stored, newest.definition
        from (
          select distinct on (id) id, version, seq_id, stored, definition, retired
          from read_models.definitions
          where org_id = $1 and kind = $2 and id > $3
          order by id, version desc
        ) newest
        cross join lateral (
          select seq_id from read_models.definitions first
          where first.org_id = $1 and first.kind = $2 and first.id = newest.id order by first.version limit 1
        ) first
        where not newest.retired
        order by newest.id limit $4
        """;

    /// <summary>Definitions of a kind that are not retired, in the order of their ids, from the first id after <paramref name="after"/> on.</summary>
    /// <param name="kind">As in the path of the API.</param>
    public static async Task<IReadOnlyList<DefinitionRow>> InForceAsync(NpgsqlDataSource database, long orgId, string kind, string after, int limit,
        CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(InForce);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = orgId }, new() { Value = kind }, new() { Value = after }, new() { Value = limit } });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<DefinitionRow>();
        while (await rows.ReadAsync(cancellation))
            found.Add(new(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetFieldValue<DateTimeOffset>(4), Json(rows, 5)));
        return found;
    }

    private static JsonElement Json(NpgsqlDataReader row, int column)
    {
        using var document = JsonDocument.Parse(row.GetFieldValue<byte[]>(column));
        return document.RootElement.Clone();
    }
}
