using EventPlatform.Loyalty.Badges;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using CountColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Badges.BadgeCount>;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Rows of <c>badge_earns</c>.</summary>
public static class BadgeRows
{
    public static readonly RowStatement<BadgeCount> UpsertCounts = new(
        """
        insert into badge_earns (scope, badge_id, earns) select * from unnest($1, $2, $3)
        on conflict (scope, badge_id) do update set earns = excluded.earns
        """,
        CountColumn.Text(row => row.Holder), CountColumn.Text(row => row.BadgeId), CountColumn.Long(row => row.Earned));

    private static readonly RowStatement<BadgeCountKey> CountsByKey = new(
        """
        select c.scope, c.badge_id, c.earns from unnest($1, $2) as asked(scope, badge_id)
        join badge_earns c using (scope, badge_id)
        """,
        RowColumn<BadgeCountKey>.Text(key => key.Holder), RowColumn<BadgeCountKey>.Text(key => key.BadgeId));

    public static Task<List<BadgeCount>> LoadCountsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<BadgeCountKey> keys, CancellationToken cancellation) =>
        CountsByKey.QueryAsync(connection, transaction, keys, row => new BadgeCount(row.GetString(0), row.GetString(1), row.GetInt32(2)), cancellation);
}
