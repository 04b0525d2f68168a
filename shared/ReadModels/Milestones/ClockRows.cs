using EventPlatform.Loyalty.Definitions;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>What the clock has closed of a group, and where in the log it stood last; group 0 stands for the organisation itself.</summary>
public sealed record ClosedGroup(long OrgId, long TargetGroupId, DateTimeOffset ClosedThrough, long Sequence);

/// <summary>Rows of <c>clocks</c>.</summary>
public static class ClockRows
{
    public static readonly RowStatement<ClosedGroup> Upsert = new(
        """
        insert into clocks (org_id, target_group_id, closed_through, seq_id) select * from unnest($1, $2, $3, $4)
        on conflict (org_id, target_group_id) do update set closed_through = excluded.closed_through, seq_id = excluded.seq_id
        """,
        RowColumn<ClosedGroup>.Long(row => row.OrgId), RowColumn<ClosedGroup>.Long(row => row.TargetGroupId),
        RowColumn<ClosedGroup>.Time(row => row.ClosedThrough), RowColumn<ClosedGroup>.Long(row => row.Sequence));

    /// <summary>The rows of a page: the groups of every organisation whose clock moved in it, as they are after it.</summary>
    public static List<ClosedGroup> Of(DefinitionCatalog after, IEnumerable<(long OrgId, long Sequence)> clocks) =>
    [
        .. clocks.GroupBy(clock => clock.OrgId, clock => clock.Sequence).SelectMany(clock => after.Organisation(clock.Key).Groups.Values
            .Select(group => new ClosedGroup(clock.Key, group.Definition.TargetGroupId, group.ClosedThrough, clock.Max()))
            .Prepend(new ClosedGroup(clock.Key, 0, default, clock.Max()))),
    ];

    /// <summary>The catalog with all that clocks have closed.</summary>
    public static async Task<DefinitionCatalog> ApplyAsync(DefinitionCatalog catalog, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select org_id, target_group_id, closed_through, seq_id from clocks order by seq_id", connection, transaction);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            catalog = catalog.WithClosed(rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetInt64(3));
        return catalog;
    }
}
