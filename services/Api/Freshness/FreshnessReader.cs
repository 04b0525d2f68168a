using Npgsql;

namespace EventPlatform.Api.Freshness;

/// <summary>Reads the freshness, at most once in 100 ms, however many requests ask; more often only for those who wait for a write.</summary>
public sealed class FreshnessReader(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Projections = ["Milestones:All", "Profiles:All", "Interactions:All"];

    // A projection without a row has not begun. Tombstones of failed appends are no events; their time is minus infinity.
    private const string Query =
        """
        select applied.position, coalesce(waiting.seconds, 0)
        from (
          select min(coalesce(progress.last_seq_id, 0)) as position
          from unnest($1) as projection(name) left join events.mt_event_progression progress on progress.name = projection.name
        ) applied
        left join lateral (
          select extract(epoch from clock_timestamp() - event.timestamp)::float8 as seconds
          from events.mt_events event
          where event.seq_id > applied.position and event.timestamp > '-infinity'
          order by event.seq_id limit 1
        ) waiting on true
        """;

    private readonly Lock _gate = new();
    private Task<ReadModelFreshness>? _reading;
    private long _begun;

    /// <summary>Never newer than what is read after it: an answer that carries it is at least as fresh.</summary>
    public Task<ReadModelFreshness> ReadAsync(CancellationToken cancellation) => ReadAsync(KeptFor, cancellation);

    /// <summary>The same, begun at most this long ago.</summary>
    public Task<ReadModelFreshness> ReadAsync(TimeSpan age, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_reading is null || _reading.IsFaulted || clock.GetElapsedTime(_begun) > age)
            {
                _begun = clock.GetTimestamp();
                _reading = QueryAsync();
            }
            return _reading.WaitAsync(cancellation);
        }
    }

    // Many requests wait for it, so it is not cancelled by any of them.
    private async Task<ReadModelFreshness> QueryAsync()
    {
        await using var command = database.CreateCommand(Query);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Projections });
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return new(rows.GetInt64(0), TimeSpan.FromSeconds(Math.Max(0, rows.GetDouble(1))));
    }
}
