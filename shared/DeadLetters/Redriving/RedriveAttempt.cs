using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Storing;
using EventPlatform.EventStore.Appending;
using Marten;
using Npgsql;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>
/// One try to put letters back: they are taken, decoded, appended and marked in Marten's transaction, all or nothing. Marten may run it
/// again in another transaction, so it begins anew each time.
/// </summary>
internal sealed class RedriveAttempt(IReadOnlyList<long> ids, RedriveOrder order, RecordDecoder decoder, TimeProvider clock) : ITransactionParticipant
{
    /// <summary>Set where the store has refused the events as a whole.</summary>
    public bool OneByOne { get; set; }

    /// <summary>What came of each letter, in the order of their ids.</summary>
    public IReadOnlyList<LetterResult> Results { get; private set; } = [];

    public async Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var letters = await LockedLetters.TakeAsync(connection, transaction, ids, order.OrgId, token);
        var tries = Tries.Of(letters, order, decoder, now);
        tries.Refuse(await FixedDefinitions.FindRefusedAsync(connection, transaction, tries.Events, token));
        var tried = Tried.Of(tries, await AppendAsync(connection, transaction, tries, token));
        await TriedRows.WriteAsync(connection, transaction, tried, order.By, now, token);
        Results = LetterResults.InOrder(ids, [.. tries.Untried, .. tried.Select(each => each.Result)]);
    }

    private async Task<Appended> AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Tries tries, CancellationToken token) => OneByOne
        ? await EventByEvent.AppendAsync(connection, transaction, tries.Events, token)
        : Appended.Of(await EventAppender.AppendAsync(connection, transaction, tries.Events, token), tries.Events.Count);
}
