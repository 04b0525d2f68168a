using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.SetBased;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Milestones.TargetEvent>;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Rows of <c>target_events</c>; <c>kind</c> is the place of a row among those of one event [spec 03.1].</summary>
public static class TargetEventRows
{
    public static readonly RowStatement<TargetEvent> Upsert = new(
        """
        insert into target_events (stream_key, target_rule_id, seq_id, kind, period_id, target_group_id, display_name,
          unique_id, occurred, stored, target_value)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (stream_key, target_rule_id, seq_id, kind) do update set target_value = excluded.target_value, period_id = excluded.period_id
        """,
        Column.Text(row => row.StreamKey), Column.Long(row => row.TargetRuleId), Column.Long(row => row.Sequence),
        Column.Short(row => (short)row.Kind), Column.Long(row => row.PeriodId), Column.Long(row => row.TargetGroupId),
        Column.Text(row => row.DisplayName), Column.Text(row => row.UniqueId), Column.Time(row => row.Occurred),
        Column.Time(row => row.Stored), Column.Number(row => row.TargetValue));
}
