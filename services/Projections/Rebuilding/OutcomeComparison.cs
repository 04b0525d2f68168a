using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Outcome>;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>
/// A rebuild appends no outcomes, they are in the log already: it keeps what it concludes and compares. An outcome has the same identity
/// and the same content, or there is a difference; none is accepted silently [spec 02.2].
/// </summary>
internal static class OutcomeComparison
{
    private const string Compare =
        $"""
        select case when known.id is null then 'missing' else 'changed' end, r.type, r.stream_key, r.id
        from {NextTables.Outcomes} r
        left join lateral (select e.id, e.headers ->> '{EventHeaders.Fingerprint}' as fp from events.mt_events e where e.id = r.id limit 1) known on true
        where r.cause_seq > $1 and r.cause_seq <= $2 and (known.id is null or known.fp <> replace(r.fingerprint::text, '-', ''))
        union all
        select 'extra', e.type, e.stream_id, e.id from events.mt_events e
        where e.seq_id > $1 and e.seq_id <= $2 and e.type = any($3) and not exists (select from {NextTables.Outcomes} r where r.id = e.id)
        """;

    private static readonly RowStatement<Outcome> Insert = new(
        $"insert into {NextTables.Outcomes} (id, fingerprint, type, stream_key, cause_seq) select * from unnest($1, $2, $3, $4, $5) on conflict (id) do nothing",
        Column.Uuid(outcome => outcome.Id), Column.Uuid(outcome => OutcomeContent.Fingerprint(OutcomeContent.Of(outcome))),
        Column.Text(outcome => outcome.Event.Name), Column.Text(outcome => outcome.StreamKey), Column.Long(outcome => outcome.Cause.Sequence));

    private static readonly string[] Types = [.. EventTypes.Outcomes.Values.Select(type => type.Alias)];

    public static async Task KeepAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation)
    {
        await using var writes = new WriteBatch(connection, transaction);
        await writes.Add(Insert, outcomes).ExecuteAsync(cancellation);
    }

    /// <summary>What differs in a part of the log that is folded wholly.</summary>
    public static async Task<List<Difference>> FindAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Compare, connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = Types } },
            CommandTimeout = 0,
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Difference>();
        while (await row.ReadAsync(cancellation))
            found.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetGuid(3)));
        return found;
    }
}
