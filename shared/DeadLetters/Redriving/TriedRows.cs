using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>Writes what came of tries to the letters and to their history.</summary>
internal static class TriedRows
{
    // A letter that is refused again is published again, with its latest reason; its origin, its first failure and its record stay.
    private const string Update =
        """
        update ingest.dead_letters letter set
          state = d.state, event_id = d.event_id, attempts = letter.attempts + 1, app_version = $2,
          settled_at = case when d.code is null then $1 end,
          first_code = coalesce(letter.first_code, letter.code), first_message = coalesce(letter.first_message, letter.message),
          first_path = coalesce(letter.first_path, letter.path), first_stage = coalesce(letter.first_stage, letter.stage),
          code = coalesce(d.code, letter.code), message = coalesce(d.message, letter.message), path = coalesce(d.path, letter.path),
          stage = coalesce(d.stage, letter.stage),
          published_at = case when d.code is null then letter.published_at end,
          publish_error = case when d.code is null then letter.publish_error end,
          claimed_until = case when d.code is null then letter.claimed_until end
        from unnest($3, $4, $5, $6, $7, $8, $9) as d(id, state, event_id, code, message, path, stage)
        where letter.id = d.id
        """;

    private const string Note =
        """
        insert into ingest.dead_letter_actions (letter_id, action, by_whom, acted_at, is_patched, record_key, record_value, record_headers,
          outcome, code, message, path, stage, event_id)
        select d.id, $1, $2, $3, d.is_patched, d.key, d.value, d.headers::jsonb, d.outcome, d.code, d.message, d.path, d.stage, d.event_id
        from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
          as d(id, is_patched, key, value, headers, outcome, code, message, path, stage, event_id)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Tried> tried, string by, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (tried.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { UpdateLetters(tried, now), NoteActions(tried, by, now) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand UpdateLetters(IReadOnlyList<Tried> tried, DateTimeOffset now) => new(Update)
    {
        Parameters =
        {
            Moment(now),
            new() { Value = TelemetryExtensions.ProductVersion },
            SqlArray.Of(tried, each => each.Letter.Id, NpgsqlDbType.Bigint),
            SqlArray.Of(tried, each => each.State, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Result.EventId, NpgsqlDbType.Uuid),
            SqlArray.Of(tried, each => each.Refusal?.Code, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Message, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Path, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Stage, NpgsqlDbType.Text),
        },
    };

    private static NpgsqlBatchCommand NoteActions(IReadOnlyList<Tried> tried, string by, DateTimeOffset now) => new(Note)
    {
        Parameters =
        {
            new() { Value = LetterAction.Redrive },
            new() { Value = DatabaseText.Of(by) },
            Moment(now),
            SqlArray.Of(tried, each => each.Letter.Id, NpgsqlDbType.Bigint),
            SqlArray.Of(tried, each => each.Patched is not null, NpgsqlDbType.Boolean),
            SqlArray.Of(tried, each => each.Patched?.Key, NpgsqlDbType.Bytea),
            SqlArray.Of(tried, each => each.Patched?.Value, NpgsqlDbType.Bytea),
            SqlArray.Of(tried, each => each.Patched is { } patched ? RecordHeaders.Write(patched.Headers) : null, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Result.Outcome, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Code, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Message, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Path, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Refusal?.Stage, NpgsqlDbType.Text),
            SqlArray.Of(tried, each => each.Result.EventId, NpgsqlDbType.Uuid),
        },
    };

    private static NpgsqlParameter Moment(DateTimeOffset now) => new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
