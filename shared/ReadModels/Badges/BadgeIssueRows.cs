using EventPlatform.Loyalty.Badges;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Badges.BadgeIssue>;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Rows of <c>badge_issues</c>.</summary>
public static class BadgeIssueRows
{
    public static readonly RowStatement<BadgeIssue> Upsert = new(
        """
        insert into badge_issues (stream_key, badge_id, state) select * from unnest($1, $2, $3)
        on conflict (stream_key, badge_id) do update set state = excluded.state
        """,
        Column.Text(row => row.StreamKey), Column.Text(row => row.BadgeId),
        Column.Json(row => RowJson.Write(row, ReadModelJson.Default.BadgeIssue)));

    private static readonly RowStatement<BadgeIssueKey> ByKey = new(
        "select i.state from unnest($1, $2) as asked(stream_key, badge_id) join badge_issues i using (stream_key, badge_id)",
        RowColumn<BadgeIssueKey>.Text(key => key.StreamKey), RowColumn<BadgeIssueKey>.Text(key => key.BadgeId));

    public static Task<List<BadgeIssue>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<BadgeIssueKey> keys,
        CancellationToken cancellation) =>
        ByKey.QueryAsync(connection, transaction, keys, row => RowJson.Read<BadgeIssue>(row, 0), cancellation);
}
