using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Milestones.Enrolment>;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Rows of <c>enrolments</c>.</summary>
public static class EnrolmentRows
{
    public static readonly RowStatement<Enrolment> Upsert = new(
        """
        insert into enrolments (stream_key, target_rule_id, target_group_id, period_id, seq_id, own_goal,
          gaps, cycles_from, cycle, cycle_after)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (stream_key, target_rule_id) do update set target_group_id = excluded.target_group_id, period_id = excluded.period_id,
          seq_id = excluded.seq_id, own_goal = excluded.own_goal, gaps = excluded.gaps, cycles_from = excluded.cycles_from, cycle = excluded.cycle,
          cycle_after = excluded.cycle_after
        """,
        Column.Text(row => row.StreamKey), Column.Long(row => row.TargetRuleId), Column.Long(row => row.TargetGroupId),
        Column.Long(row => row.PeriodId), Column.Long(row => row.Sequence), Column.OptionalNumber(row => row.OwnGoal),
        Column.Json(row => row.Gaps.Count == 0 ? null : RowJson.Write(row.Gaps, ReadModelJson.Default.IReadOnlyListEnrolmentGap)),
        Column.Time(row => row.CyclesFrom), Column.OptionalNumber(row => row.Cycle), Column.OptionalLong(row => row.CycleAfter));

    private static readonly RowStatement<EnrolmentKey> ByKey = new(
        """
        select e.stream_key, e.target_rule_id, e.target_group_id, e.period_id, e.seq_id, e.own_goal, e.gaps, e.cycles_from, e.cycle, e.cycle_after
        from unnest($1, $2) as asked(stream_key, target_rule_id) join enrolments e using (stream_key, target_rule_id)
        """,
        RowColumn<EnrolmentKey>.Text(key => key.StreamKey), RowColumn<EnrolmentKey>.Long(key => key.TargetRuleId));

    public static Task<List<Enrolment>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EnrolmentKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    private static Enrolment Read(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(0),
        TargetRuleId = row.GetInt64(1),
        TargetGroupId = row.GetInt64(2),
        PeriodId = row.GetInt64(3),
        Sequence = row.GetInt64(4),
        OwnGoal = row.GetFieldValue<decimal?>(5),
        Gaps = row.IsDBNull(6) ? [] : RowJson.Read<IReadOnlyList<EnrolmentGap>>(row, 6),
        CyclesFrom = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        Cycle = row.IsDBNull(8) ? null : row.GetInt32(8),
        CycleAfter = row.GetFieldValue<long?>(9),
    };
}
