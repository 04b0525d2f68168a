using Npgsql;

namespace Marten.Events.Daemon.HighWater;

/// <summary>Moves the mark. It never goes back.</summary>
internal sealed class MarkWriter(NpgsqlDataSource dataSource, string schema)
{
    public Task AdvanceAsync(long mark, CancellationToken token) => ExecuteAsync(
        $"""
        insert into {schema}.mt_event_progression as p (name, last_seq_id, last_updated)
        values ('{ReservedRows.Mark}', $1, transaction_timestamp())
        on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        where p.last_seq_id < excluded.last_seq_id
        """, token, mark);

    /// <summary>Moves the mark over a hole and writes that down, unless somebody else moved it; true when it moved.</summary>
    public async Task<bool> SkipAsync(long from, long to, CancellationToken token) => await ExecuteAsync(
        $"""
        with moved as (
          insert into {schema}.mt_event_progression as p (name, last_seq_id, last_updated)
          values ('{ReservedRows.Mark}', $2, transaction_timestamp())
          on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
          where p.last_seq_id = $1
          returning 1)
        insert into {schema}.mt_high_water_skips (ending_sequence, starting_sequence)
        select $2, $1 from moved on conflict (ending_sequence) do nothing
        """, token, from, to) > 0;

    /// <summary>Notes when the mark was first seen under a hole; renewed only when it is another mark.</summary>
    public Task NoteStuckAsync(long mark, CancellationToken token) => ExecuteAsync(
        $"""
        insert into {schema}.mt_event_progression as p (name, last_seq_id, last_updated)
        values ('{ReservedRows.StuckGap}', $1, transaction_timestamp())
        on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        where p.last_seq_id <> excluded.last_seq_id
        """, token, mark);

    public async Task<long> HighestCommittedAsync(CancellationToken token)
    {
        await using var command = dataSource.CreateCommand($"select coalesce(max(seq_id), 0) from {schema}.mt_events");
        return (long)(await command.ExecuteScalarAsync(token))!;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken token, params long[] values)
    {
        await using var command = dataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return await command.ExecuteNonQueryAsync(token);
    }
}
