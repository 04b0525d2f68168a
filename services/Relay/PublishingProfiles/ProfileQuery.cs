using EventPlatform.Contracts.Adobe;
using EventPlatform.EventStore;
using EventPlatform.ReadModels.Profiles;
using Npgsql;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>
/// Reads the profiles that changed after a place in the log. A profile is only shown once the milestones are folded up to its change:
/// else a badge that came with the change could be missing from the message, and nothing would send it later.
/// </summary>
internal static class ProfileQuery
{
    private const string Folded = $"select last_seq_id from {EventStoreRegistration.Schema}.mt_event_progression where name = 'Milestones:All'";

    private const string Changed =
        $"""
        select {ProfileRows.Columns} from read_models.profiles p where p.changed_at_position > $1 order by p.changed_at_position limit $2
        """;

    // Customer by customer: joined as a whole, all customers' rows would be read for some of them.
    private const string Badges =
        """
        select asked.stream_key, b.badge_id, b.earned_on, b.expires_at
        from unnest($1) as asked(stream_key) cross join lateral (
          select h.badge_id, h.earned_on, h.earn_id, (h.state ->> 'expiresAt')::timestamptz as expires_at
          from read_models.held_badges h where h.stream_key = asked.stream_key and h.state ->> 'status' = 'HELD' offset 0) b
        order by asked.stream_key, b.earned_on, b.badge_id, b.earn_id
        """;

    private const string Milestones =
        """
        select asked.stream_key, m.target_group_id, m.target_rule_id, m.period_id, m.value, m.goal, m.status
        from unnest($1) as asked(stream_key) cross join lateral (
          select distinct on (p.target_rule_id) p.target_group_id, p.target_rule_id, p.period_id, p.value, p.goal, p.status
          from read_models.milestone_progress p where p.stream_key = asked.stream_key and not p.removed
          order by p.target_rule_id, p.period_start desc) m
        order by asked.stream_key, m.target_rule_id
        """;

    public static async Task<ProfilePage> ReadAsync(NpgsqlConnection session, long position, int limit, CancellationToken cancellation)
    {
        var (folded, rows) = await ReadRowsAsync(session, position, limit, cancellation);
        var ready = rows.FindAll(row => row.Changed.Position <= folded);
        var keys = ready.ConvertAll(row => row.Profile.StreamKey);
        var badges = await ReadAsync(session, Badges, keys, row => new PublishedBadge(row.GetString(1), Instant(row, 2), row.IsDBNull(3) ? null : Instant(row, 3)), cancellation);
        var milestones = await ReadAsync(session, Milestones, keys, Milestone, cancellation);
        return new(ready, badges, milestones, rows.Count - ready.Count, rows.Count > 0 ? rows[0].Changed.Stored : null);
    }

    /// <summary>How far the milestones are is asked first: what is read after it holds at least as much.</summary>
    private static async Task<(long Folded, List<ProfileRow> Rows)> ReadRowsAsync(NpgsqlConnection session, long position, int limit, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(session)
        {
            BatchCommands = { new(Folded), new(Changed) { Parameters = { new() { Value = position }, new() { Value = limit } } } },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var folded = await reader.ReadAsync(cancellation) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancellation);
        var rows = new List<ProfileRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(ProfileRows.Read(reader));
        return (folded, rows);
    }

    private static async Task<ILookup<string, T>> ReadAsync<T>(NpgsqlConnection session, string query, List<string> keys, Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation)
    {
        var found = new List<(string Key, T Value)>();
        if (keys.Count > 0)
        {
#pragma warning disable CA2100 // One of the two constants above.
            await using var command = new NpgsqlCommand(query, session) { Parameters = { new() { Value = keys.ToArray() } } };
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                found.Add((reader.GetString(0), read(reader)));
        }
        return found.ToLookup(pair => pair.Key, pair => pair.Value);
    }

    private static PublishedMilestone Milestone(NpgsqlDataReader row) =>
        new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetDecimal(4), row.GetDecimal(5), row.GetString(6));

    private static DateTimeOffset Instant(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);
}
