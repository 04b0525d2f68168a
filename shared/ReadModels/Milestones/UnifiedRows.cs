using EventPlatform.Loyalty.Unified;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Rows of <c>unified_progress</c>.</summary>
public static class UnifiedRows
{
    public static readonly RowStatement<UnifiedProgress> Upsert = new(
        """
        insert into unified_progress (stream_key, target_group_id, period_id, state) select * from unnest($1, $2, $3, $4)
        on conflict (stream_key, target_group_id, period_id) do update set state = excluded.state
        """,
        RowColumn<UnifiedProgress>.Text(row => row.StreamKey), RowColumn<UnifiedProgress>.Long(row => row.TargetGroupId),
        RowColumn<UnifiedProgress>.Long(row => row.PeriodId), RowColumn<UnifiedProgress>.Json(row => RowJson.Write(row, ReadModelJson.Default.UnifiedProgress)));

    private static readonly RowStatement<UnifiedKey> ByKey = new(
        """
        select u.state from unnest($1, $2, $3) as asked(stream_key, target_group_id, period_id)
        join unified_progress u using (stream_key, target_group_id, period_id)
        """,
        RowColumn<UnifiedKey>.Text(key => key.StreamKey), RowColumn<UnifiedKey>.Long(key => key.TargetGroupId), RowColumn<UnifiedKey>.Long(key => key.PeriodId));

    public static Task<List<UnifiedProgress>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<UnifiedKey> keys, CancellationToken cancellation) =>
        ByKey.QueryAsync(connection, transaction, keys, row => RowJson.Read<UnifiedProgress>(row, 0), cancellation);
}
