using EventPlatform.EventStore;
using Npgsql;

namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>A projection as an operator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Place in the log up to which its rows are right.</param>
/// <param name="Lag">Events below the end of the store that it has not folded.</param>
/// <param name="PausedBy">Who holds it; null where it runs.</param>
/// <param name="Rebuild">Its last rebuild or verification.</param>
public sealed record ProjectionStatus(string Name, long Position, long Lag, string? PausedBy, RebuildStatus? Rebuild)
{
    private const string Sql =
        $"""
        select asked.name, coalesce(p.last_seq_id, 0) as position, log.last - coalesce(p.last_seq_id, 0) as lag, h.paused_by,
          r.projection, r.purpose, r.state, r.hold, r.position, r.target, r.events, r.compared_to, r.differences, r.samples, r.failure,
          r.requested_by, r.requested_at, r.started_at, r.finished_at
        from (select coalesce(max(seq_id), 0) as last from {EventStoreRegistration.Schema}.mt_events) log
        cross join unnest($1) with ordinality as asked(name, place)
        left join {EventStoreRegistration.Schema}.mt_event_progression p on p.name = asked.name || ':All'
        left join eventplatform.paused_projections h on h.projection = asked.name
        left join eventplatform.rebuilds r on r.projection = asked.name
        order by asked.place
        """;

    /// <summary>All projections, in their order.</summary>
    public static async Task<IReadOnlyList<ProjectionStatus>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = ProjectionNames.All.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var all = new List<ProjectionStatus>();
        while (await row.ReadAsync(cancellation))
            all.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : Rebuilding(row)));
        return all;
    }

    /// <summary>One projection.</summary>
    public static async Task<ProjectionStatus> ReadAsync(NpgsqlDataSource database, string name, CancellationToken cancellation) =>
        (await ReadAsync(database, cancellation)).Single(projection => projection.Name == name);

    private static RebuildStatus Rebuilding(NpgsqlDataReader row) => new(
        row.GetString(4), Enum.Parse<RebuildPurpose>(row.GetString(5)), Enum.Parse<RebuildState>(row.GetString(6)), row.GetBoolean(7), row.GetInt64(8),
        row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetString(13), row.IsDBNull(14) ? null : row.GetString(14),
        row.GetString(15), row.GetFieldValue<DateTimeOffset>(16), row.IsDBNull(17) ? null : row.GetFieldValue<DateTimeOffset>(17),
        row.IsDBNull(18) ? null : row.GetFieldValue<DateTimeOffset>(18));
}
