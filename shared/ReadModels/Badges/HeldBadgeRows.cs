using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Badges.HeldBadge>;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Rows of <c>held_badges</c>.</summary>
public static class HeldBadgeRows
{
    public static readonly RowStatement<HeldBadge> Upsert = new(
        """
        insert into held_badges (stream_key, badge_id, earn_id, org_id, seq_id, earned_on, due, transaction_id, state)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (stream_key, badge_id, earn_id) do update set due = excluded.due, transaction_id = excluded.transaction_id, state = excluded.state
        """,
        Column.Text(row => row.StreamKey), Column.Text(row => row.BadgeId), Column.Text(row => row.EarnId),
        Column.Long(row => StreamKey.OrganisationOf(row.StreamKey)), Column.Long(row => row.Sequence), Column.Time(row => row.EarnedOn),
        Column.OptionalLong(row => row.Due), Column.Text(row => row.Status == BadgeStatus.Held ? row.TransactionId : null),
        Column.Json(row => RowJson.Write(row, ReadModelJson.Default.HeldBadge)));

    private static readonly RowStatement<HeldBadgeKey> Reported = new(
        """
        select b.state from unnest($1, $2, $3) as asked(stream_key, badge_id, earn_id)
        join held_badges b using (stream_key, badge_id, earn_id)
        """,
        RowColumn<HeldBadgeKey>.Text(key => key.StreamKey), RowColumn<HeldBadgeKey>.Text(key => key.BadgeId), RowColumn<HeldBadgeKey>.Text(key => key.EarnId));

    private static readonly RowStatement<BadgeIssueKey> Revocable = new(
        """
        select b.state from unnest($1, $2) as asked(stream_key, badge_id)
        join held_badges b using (stream_key, badge_id) where b.state ->> 'status' = 'HELD'
        """,
        RowColumn<BadgeIssueKey>.Text(key => key.StreamKey), RowColumn<BadgeIssueKey>.Text(key => key.BadgeId));

    private static readonly RowStatement<TransactionKey> Returned = new(
        """
        select b.state from unnest($1, $2) as asked(stream_key, transaction_id)
        join held_badges b using (stream_key, transaction_id) where b.transaction_id is not null
        """,
        RowColumn<TransactionKey>.Text(key => key.StreamKey), RowColumn<TransactionKey>.Text(key => key.TransactionId));

    private static readonly RowStatement<BadgesDue> Due = new(
        """
        select first.state from unnest($1, $2, $3) as asked(org_id, until, most)
        cross join lateral (
          select b.state from held_badges b where b.org_id = asked.org_id and b.due <= asked.until
          order by b.due, b.seq_id, b.badge_id, b.earn_id limit asked.most
        ) first
        """,
        RowColumn<BadgesDue>.Long(due => due.OrgId), RowColumn<BadgesDue>.Long(due => due.Until), RowColumn<BadgesDue>.Long(due => due.Most));

    /// <summary>Brings what the page may end, or may be told again, into <paramref name="held"/>: a query only for what there is.</summary>
    public static async Task LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, HeldBadgeKeys keys,
        TrackedRows<HeldBadgeKey, HeldBadge> held, CancellationToken cancellation)
    {
        List<HeldBadge> rows =
        [
            .. await Reported.QueryAsync(connection, transaction, keys.Reported, Read, cancellation),
            .. await Revocable.QueryAsync(connection, transaction, keys.Revocable, Read, cancellation),
            .. await Returned.QueryAsync(connection, transaction, keys.Returned, Read, cancellation),
        ];
        rows.AddRange(await Due.QueryAsync(connection, transaction, keys.DueBeside(rows.Count), Read, cancellation));
        held.Load([], rows);
    }

    private static HeldBadge Read(NpgsqlDataReader row) => RowJson.Read<HeldBadge>(row, 0);
}
