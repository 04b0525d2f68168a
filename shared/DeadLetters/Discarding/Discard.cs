using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Discarding;

/// <summary>Gives letters up, with a reason. Their record and their history stay.</summary>
public sealed class Discard(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Run =
        """
        with chosen as (
          select id, state, event_id from ingest.dead_letters
          where id = any ($1) and ($2::bigint is null or org_id = $2) order by id for update),
        settled as (
          update ingest.dead_letters letter set state = $3, settled_at = $4 from chosen
          where letter.id = chosen.id and chosen.state = $5 returning letter.id),
        noted as (
          insert into ingest.dead_letter_actions (letter_id, action, by_whom, acted_at, outcome, reason)
          select id, $6, $7, $4, $3, $8 from settled)
        select id, state, event_id from chosen
        """;

    /// <returns>What came of each, in the order given.</returns>
    public async Task<IReadOnlyList<LetterResult>> RunAsync(IReadOnlyList<long> ids, DiscardOrder order, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Run);
        command.Parameters.AddRange(Parameters(ids, order));
        var results = new List<LetterResult>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            results.Add(Result(rows));
        return LetterResults.InOrder(ids, results);
    }

    private NpgsqlParameter[] Parameters(IReadOnlyList<long> ids, DiscardOrder order) =>
    [
        SqlArray.Of(ids, NpgsqlDbType.Bigint),
        new() { Value = (object?)order.OrgId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        new() { Value = DeadLetterState.Discarded },
        new() { Value = clock.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
        new() { Value = DeadLetterState.Open },
        new() { Value = LetterAction.Discard },
        new() { Value = DatabaseText.Of(order.By) },
        new() { Value = DatabaseText.Of(order.Reason) },
    ];

    private static LetterResult Result(NpgsqlDataReader rows) => rows.GetString(1) is var state && state == DeadLetterState.Open
        ? new(rows.GetInt64(0), LetterOutcome.Discarded)
        : new(rows.GetInt64(0), LetterOutcome.Settled) { State = state, EventId = rows.Nullable<Guid>(2), Message = $"The letter is {state} already: nothing was changed." };
}

/// <summary>How letters are to be given up.</summary>
/// <param name="By">Who: a person's or client's name, for the history.</param>
/// <param name="Reason">Why.</param>
public sealed record DiscardOrder(string By, string Reason)
{
    /// <summary>Only letters of this organisation; others count as not there. Null: of all.</summary>
    public long? OrgId { get; init; }
}
