using EventPlatform.Loyalty.Clock;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Milestones.MilestoneProgress>;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>What the fold remembers of a progress row beside the columns that are shown.</summary>
public sealed record ProgressDetail(decimal? ReachedGoal, bool Rewarded, decimal IgnoredReturns, int LateEvents, decimal? OwnGoal,
    IReadOnlyList<ReachedSubMilestone> SubMilestones, IReadOnlyList<VisitDay> Days, long BegunAnew);

/// <summary>Rows of <c>milestone_progress</c>.</summary>
public static class ProgressRows
{
    public const string Columns =
        "p.stream_key, p.target_rule_id, p.period_id, p.target_group_id, p.period_start, p.period_end, p.value, p.goal, p.status, p.achieved_at, p.event_count, p.last_event_at, p.detail, p.open_until, p.removed";

    public static readonly RowStatement<MilestoneProgress> Upsert = new(
        """
        insert into milestone_progress as p (stream_key, target_rule_id, period_id, target_group_id, period_start, period_end,
          value, goal, status, achieved_at, event_count, last_event_at, detail, open_until, org_id, removed)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (stream_key, target_rule_id, period_id) do update set period_end = excluded.period_end, value = excluded.value, goal = excluded.goal,
          status = excluded.status, achieved_at = excluded.achieved_at, event_count = excluded.event_count,
          last_event_at = excluded.last_event_at, detail = excluded.detail, open_until = excluded.open_until, removed = excluded.removed
        """,
        Column.Text(row => row.StreamKey), Column.Long(row => row.TargetRuleId), Column.Long(row => row.PeriodId),
        Column.Long(row => row.TargetGroupId), Column.Time(row => row.PeriodStart), Column.Time(row => row.PeriodEnd),
        Column.Number(row => row.Value), Column.Number(row => row.Goal), Column.Text(row => StatusText(row.Status)),
        Column.Time(row => row.AchievedAt), Column.Long(row => row.EventCount), Column.Time(row => row.LastEventAt), Column.Json(Detail),
        Column.Time(row => row.OpenUntil), Column.Long(row => row.OrgId), Column.Flag(row => row.Removed));

    private static readonly RowStatement<ProgressKey> ByKey = new(
        $"""
        select {Columns} from unnest($1, $2, $3) as asked(stream_key, target_rule_id, period_id)
        join milestone_progress p using (stream_key, target_rule_id, period_id)
        """,
        RowColumn<ProgressKey>.Text(key => key.StreamKey), RowColumn<ProgressKey>.Long(key => key.TargetRuleId),
        RowColumn<ProgressKey>.Long(key => key.PeriodId));

    public static Task<List<MilestoneProgress>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<ProgressKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    private static readonly RowStatement<DueRows> DueByGroup = new(
        $"""
        select {Columns} from (
          select distinct d.stream_key, d.target_rule_id, d.period_id
          from unnest($1, $2, $3, $4) as due(org_id, target_group_id, through, most)
          cross join lateral (
            select o.stream_key, o.target_rule_id, o.period_id from milestone_progress o
            where o.org_id = due.org_id and o.target_group_id = due.target_group_id and o.open_until <= due.through
            order by o.open_until, o.stream_key, o.target_rule_id, o.period_id limit due.most) d) key
        join milestone_progress p using (stream_key, target_rule_id, period_id)
        """,
        RowColumn<DueRows>.Long(due => due.OrgId), RowColumn<DueRows>.Long(due => due.TargetGroupId),
        RowColumn<DueRows>.Time(due => due.Through), RowColumn<DueRows>.Long(due => due.Limit));

    private static readonly RowStatement<EnrolmentKey> ByRule = new(
        $"""
        select {Columns} from unnest($1, $2) as asked(stream_key, target_rule_id) join milestone_progress p using (stream_key, target_rule_id)
        """,
        RowColumn<EnrolmentKey>.Text(key => key.StreamKey), RowColumn<EnrolmentKey>.Long(key => key.TargetRuleId));

    /// <summary>All rows of customers and targets, whatever the period.</summary>
    public static Task<List<MilestoneProgress>> LoadAllAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EnrolmentKey> keys, CancellationToken cancellation) => ByRule.QueryAsync(connection, transaction, keys, Read, cancellation);

    /// <summary>Open rows that are due, by the index of open rows: as many as the limit of each allows.</summary>
    public static Task<List<MilestoneProgress>> LoadDueAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<DueRows> due, CancellationToken cancellation) => DueByGroup.QueryAsync(connection, transaction, due, Read, cancellation);

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static MilestoneProgress Read(NpgsqlDataReader row)
    {
        var detail = RowJson.Read<ProgressDetail>(row, 12);
        return new MilestoneProgress
        {
            StreamKey = row.GetString(0),
            TargetRuleId = row.GetInt64(1),
            PeriodId = row.GetInt64(2),
            TargetGroupId = row.GetInt64(3),
            PeriodStart = row.GetFieldValue<DateTimeOffset>(4),
            PeriodEnd = row.GetFieldValue<DateTimeOffset>(5),
            Value = row.GetDecimal(6),
            Goal = row.GetDecimal(7),
            Status = Statuses.First(status => StatusText(status) == row.GetString(8)),
            AchievedAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            EventCount = row.GetInt32(10),
            LastEventAt = row.GetFieldValue<DateTimeOffset>(11),
            ReachedGoal = detail.ReachedGoal,
            Rewarded = detail.Rewarded,
            OpenUntil = row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13),
            IgnoredReturns = detail.IgnoredReturns,
            LateEvents = detail.LateEvents,
            OwnGoal = detail.OwnGoal,
            Removed = row.GetBoolean(14),
            SubMilestones = detail.SubMilestones,
            Days = detail.Days,
            BegunAnew = detail.BegunAnew,
        };
    }

    private static readonly ProgressStatus[] Statuses = Enum.GetValues<ProgressStatus>();

    internal static string StatusText(ProgressStatus status) => status switch
    {
        ProgressStatus.InProgress => "IN_PROGRESS",
        ProgressStatus.Achieved => "ACHIEVED",
        ProgressStatus.Completed => "COMPLETED",
        ProgressStatus.Expired => "EXPIRED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static string Detail(MilestoneProgress row) => RowJson.Write(
        new ProgressDetail(row.ReachedGoal, row.Rewarded, row.IgnoredReturns, row.LateEvents, row.OwnGoal, row.SubMilestones, row.Days, row.BegunAnew), ReadModelJson.Default.ProgressDetail);
}
