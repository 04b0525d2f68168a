using System.Text.Json;
using Npgsql;

namespace EventPlatform.ReadModels.Definitions;

/// <summary>The newest version of a definition.</summary>
/// <param name="FirstSequence">Place in the log of the first version.</param>
public sealed record DefinitionRow(string Id, long Version, long Sequence, long FirstSequence, DateTimeOffset Stored, JsonElement Definition);

/// <summary>Reads definitions as they are in force.</summary>
public static class DefinitionQueries
{
    // Steps from id to id along the primary key, so it looks at as many definitions as it gives, and at the retired ones between them.
    private const string InForce =
        """
        with recursive page as (
          select newest.*, case when newest.retired then 0 else 1 end as found
          from (
            select id, version, seq_id, stored, definition, retired from read_models.definitions
            where org_id = $1 and kind = $2 and id = (
              select id from read_models.definitions where org_id = $1 and kind = $2 and id > $3 order by id limit 1)
            order by version desc limit 1
          ) newest
          union all
          select newest.*, page.found + case when newest.retired then 0 else 1 end
          from page cross join lateral (
            select id, version, seq_id, stored, definition, retired from read_models.definitions
            where org_id = $1 and kind = $2 and id = (
              select id from read_models.definitions where org_id = $1 and kind = $2 and id > page.id order by id limit 1)
            order by version desc limit 1
          ) newest
          where page.found < $4
        )
        select page.id, page.version, page.seq_id, first.seq_id, page.stored, page.definition
        from page cross join lateral (
          select seq_id from read_models.definitions first
          where first.org_id = $1 and first.kind = $2 and first.id = page.id order by first.version limit 1
        ) first
        where not page.retired
        order by page.id limit $4
        """;

    // The group that was first in the log with the rule owns it. Materialized: the sort must not walk the whole log for the first match.
    private const string Owner =
        """
        with matching as materialized (
          select id, seq_id from read_models.definitions
          where kind = 'target-groups' and org_id = $1
            and jsonb_path_query_array(definition, '$.targets[*].targetRuleId') @> jsonb_build_array($2::bigint)
        )
        select newest.id, newest.definition
        from (select id from matching order by seq_id limit 1) owner
        cross join lateral (
          select d.id, d.definition from read_models.definitions d
          where d.org_id = $1 and d.kind = 'target-groups' and d.id = owner.id order by d.version desc limit 1
        ) newest
        """;

    /// <summary>The group that a rule belongs to [spec 02.3], in its newest version, a retired one too.</summary>
    public static NpgsqlBatchCommand OwnerOfRule(long orgId, long targetRuleId) =>
        new(Owner) { Parameters = { new() { Value = orgId }, new() { Value = targetRuleId } } };

    /// <summary>The result of <see cref="OwnerOfRule"/>; null where no group has had the rule.</summary>
    public static async Task<RuleOwner?> ReadOwnerAsync(NpgsqlDataReader rows, CancellationToken cancellation) =>
        await rows.ReadAsync(cancellation) ? new(rows.GetString(0), Json(rows, 1)) : null;

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
