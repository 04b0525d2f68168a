using EventPlatform.Loyalty.Clock;
using EventPlatform.Loyalty.Streaks;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.ReadModels.Streaks;

/// <summary>Rows of <c>streaks</c>.</summary>
public static class StreakRows
{
    public static readonly RowStatement<StreakProgress> Upsert = new(
        """
        insert into streaks (stream_key, streak_id, org_id, target_group_id, missed_after, state) select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (stream_key, streak_id) do update set target_group_id = excluded.target_group_id, missed_after = excluded.missed_after, state = excluded.state
        """,
        RowColumn<StreakProgress>.Text(row => row.StreamKey), RowColumn<StreakProgress>.Long(row => row.StreakId), RowColumn<StreakProgress>.Long(row => row.OrgId),
        RowColumn<StreakProgress>.Long(row => row.TargetGroupId), RowColumn<StreakProgress>.Time(row => row.MissedAfter),
        RowColumn<StreakProgress>.Json(row => RowJson.Write(row, ReadModelJson.Default.StreakProgress)));

    private static readonly RowStatement<StreakKey> ByKey = new(
        "select s.state from unnest($1, $2) as asked(stream_key, streak_id) join streaks s using (stream_key, streak_id)",
        RowColumn<StreakKey>.Text(key => key.StreamKey), RowColumn<StreakKey>.Long(key => key.StreakId));

    private static readonly RowStatement<DueRows> DueByGroup = new(
        """
        select first.state from unnest($1, $2, $3, $4) as due(org_id, target_group_id, through, most)
        cross join lateral (
          select s.state from streaks s
          where s.org_id = due.org_id and s.target_group_id = due.target_group_id and s.missed_after <= due.through
          order by s.missed_after, s.stream_key, s.streak_id limit due.most) first
        """,
        RowColumn<DueRows>.Long(due => due.OrgId), RowColumn<DueRows>.Long(due => due.TargetGroupId),
        RowColumn<DueRows>.Time(due => due.Through), RowColumn<DueRows>.Long(due => due.Limit));

    public static Task<List<StreakProgress>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<StreakKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    /// <summary>Streaks that are due, by their index: as many as the limit of each allows.</summary>
    public static Task<List<StreakProgress>> LoadDueAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<DueRows> due, CancellationToken cancellation) => DueByGroup.QueryAsync(connection, transaction, due, Read, cancellation);

    private static StreakProgress Read(NpgsqlDataReader row) => RowJson.Read<StreakProgress>(row, 0);
}
