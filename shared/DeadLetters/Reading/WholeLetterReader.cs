using EventPlatform.DeadLetters.Table;
using Npgsql;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>Reads a letter in full: a row an action, the value as received in the first; one statement, hence one moment.</summary>
internal static class WholeLetterReader
{
    public const string Query =
        $"""
        select {LetterReader.Columns}, record_key,
          case when row_number() over (order by action_id) = 1 then record_value end, record_headers::text, coalesce(first_code, code), coalesce(first_message, message),
          coalesce(first_path, path), coalesce(first_stage, stage), done.*
        from ingest.dead_letters
        left join lateral (
          select a.id, a.action, a.by_whom, a.acted_at, a.outcome, a.code, a.message, a.path, a.stage, a.is_patched, a.record_key, a.record_value,
            a.record_headers::text, a.event_id, a.reason
          from ingest.dead_letter_actions a where a.letter_id = dead_letters.id)
          as done(action_id, action, by_whom, acted_at, outcome, tried_code, tried_message, tried_path, tried_stage, is_patched, tried_key, tried_value,
            tried_headers, tried_event_id, reason) on true
        where dead_letters.id = $1 and ($2::bigint is null or org_id = $2)
        order by action_id
        """;

    private const int Record = LetterReader.ColumnCount, First = Record + 3, Action = First + 5;

    public static async Task<WholeLetter?> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        if (!await rows.ReadAsync(cancellation))
            return null;
        var letter = LetterReader.Read(rows);
        var record = Content(rows, Record);
        var history = new List<LetterAction> { FirstRefusal(rows, letter) };
        do
        {
            if (!rows.IsDBNull(Action))
                history.Add(ReadAction(rows));
        }
        while (await rows.ReadAsync(cancellation));
        return new(letter, record, history);
    }

    private static LetterAction FirstRefusal(NpgsqlDataReader rows, ListedLetter letter) => new()
    {
        Action = LetterAction.Receive,
        By = letter.Group,
        At = letter.FirstFailedAt,
        Outcome = LetterOutcome.Refused,
        Refusal = RefusalAt(rows, First),
    };

    private static LetterAction ReadAction(NpgsqlDataReader rows) => new()
    {
        Action = rows.GetString(Action),
        By = rows.GetString(Action + 1),
        At = rows.GetFieldValue<DateTimeOffset>(Action + 2),
        Outcome = rows.GetString(Action + 3),
        Refusal = rows.IsDBNull(Action + 4) ? null : RefusalAt(rows, Action + 4),
        Patched = rows.GetBoolean(Action + 8) ? Content(rows, Action + 9) : null,
        EventId = rows.Nullable<Guid>(Action + 12),
        Reason = rows.NullableText(Action + 13),
    };

    private static Refusal RefusalAt(NpgsqlDataReader rows, int column) =>
        new(rows.GetString(column), rows.GetString(column + 1), rows.GetString(column + 2), rows.GetString(column + 3));

    private static RecordContent Content(NpgsqlDataReader rows, int column) =>
        new(rows.NullableBytes(column), rows.NullableBytes(column + 1), RecordHeaders.Read(rows.GetString(column + 2)));
}
