using Npgsql;

namespace Marten.Events.Daemon.HighWater;

/// <summary>
/// Looks at mark, numbers and sequence. The edges come from one statement and so from one snapshot: several could jump over a hole that
/// opened between them.
/// </summary>
internal sealed class SequenceReader(NpgsqlDataSource dataSource, string schema)
{
    private string MarkSql => $"(select coalesce(max(last_seq_id), 0) from {schema}.mt_event_progression where name = '{ReservedRows.Mark}')";

    private string AllocatedSql => $"(select case when is_called then last_value else last_value - 1 end from {schema}.mt_events_sequence)";

    /// <summary>While nothing is given out above the mark, every look renews the fence; it freezes when something is.</summary>
    private string FenceSql =>
        $"""
        insert into {schema}.mt_event_progression (name, last_seq_id, last_updated)
        select '{ReservedRows.AllocationFence}', {AllocatedSql}, transaction_timestamp()
        where {AllocatedSql} <= {MarkSql}
        on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        where excluded.last_updated > {schema}.mt_event_progression.last_updated
        """;

    private string EdgesSql =>
        $"""
        with mark as materialized (select {MarkSql} as number),
        following as (
          select seq_id, lead(seq_id) over (order by seq_id) as next
          from {schema}.mt_events where seq_id >= (select number from mark))
        select (select number from mark),
               (select min(seq_id) from {schema}.mt_events where seq_id > (select number from mark)),
               (select seq_id from following where next - seq_id > 1 order by seq_id limit 1),
               (select max(seq_id) from {schema}.mt_events where seq_id >= (select number from mark))
        """;

    /// <summary>The time comes last, so that every number seen was given out before it.</summary>
    private string AllocationSql =>
        $"""
        select {AllocatedSql},
               pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
               fence.last_seq_id, fence.last_updated, gap.last_seq_id, gap.last_updated,
               clock_timestamp()
        from (values (1)) as one
        left join {schema}.mt_event_progression fence on fence.name = '{ReservedRows.AllocationFence}'
        left join {schema}.mt_event_progression gap on gap.name = '{ReservedRows.StuckGap}'
        """;

    public async Task<SequenceReading> ReadAsync(CancellationToken token)
    {
        await using var batch = dataSource.CreateBatch();
        foreach (var sql in new[] { FenceSql, EdgesSql, AllocationSql })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        await using var row = await batch.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        var edges = (Mark: row.GetInt64(0), LowestAbove: Number(row, 1), GapEdge: Number(row, 2), Highest: Number(row, 3));
        await row.NextResultAsync(token);
        await row.ReadAsync(token);
        return new SequenceReading(edges.Mark, edges.LowestAbove, edges.GapEdge, edges.Highest,
            row.GetInt64(0), row.GetDateTime(6), row.GetInt64(1), Reserved(row, 2), Reserved(row, 4));
    }

    private static long? Number(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt64(ordinal);

    private static ReservedRow? Reserved(NpgsqlDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : new ReservedRow(row.GetInt64(ordinal), row.GetDateTime(ordinal + 1));
}
