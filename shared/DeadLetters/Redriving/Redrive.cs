using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Storing;
using EventPlatform.EventStore.Appending;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Telemetry;
using Marten;
using Npgsql;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>
/// Puts dead letters back into the store, as received or patched [spec 01.6]: each is decoded as ingest decodes and stored once, under the
/// identity of the record that is tried. Letters, events and history change in one transaction, so it may be repeated after any failure.
/// </summary>
public sealed class Redrive(IDocumentStore store, NpgsqlDataSource database, RecordDecoder decoder, TimeProvider clock)
{
    /// <summary>Puts letters back in one transaction; give a few hundred at most.</summary>
    /// <returns>What came of each, in the order given.</returns>
    public async Task<IReadOnlyList<LetterResult>> RunAsync(IReadOnlyList<long> ids, RedriveOrder order, CancellationToken cancellation)
    {
        var attempt = new RedriveAttempt(ids, order, decoder, clock);
        while (!await TrySaveAsync(attempt, cancellation))
        {
            // The next look-up finds what another writer has stored; or the events are tried one by one.
        }
        Count(attempt.Results);
        return attempt.Results;
    }

    /// <summary>Says what would come of it now, and changes nothing. What only the store itself can refuse is not foreseen.</summary>
    public async Task<IReadOnlyList<LetterResult>> RehearseAsync(IReadOnlyList<long> ids, RedriveOrder order, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tries = Tries.Of(await LockedLetters.LookAtAsync(connection, transaction, ids, order.OrgId, cancellation), order, decoder, clock.GetUtcNow());
        tries.Refuse(await FixedDefinitions.FindRefusedAsync(connection, transaction, tries.Events, cancellation));
        var foreseen = await EventAppender.ForeseeAsync(connection, transaction, tries.Events, cancellation);
        var tried = Tried.Of(tries, Appended.Of(foreseen, tries.Events.Count));
        return LetterResults.InOrder(ids, [.. tries.Untried, .. tried.Select(each => each.Result)]);
    }

    private async Task<bool> TrySaveAsync(RedriveAttempt attempt, CancellationToken cancellation)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.QueueSqlCommand("notify mt_events_appended");
            ((ITransactionParticipantRegistrar)session).AddTransactionParticipant(attempt);
            await session.SaveChangesAsync(cancellation);
            return true;
        }
        catch (Exception failure) when (StoreFailures.IsLostRace(failure) || StoreFailures.IsDeadlock(failure))
        {
            return false;
        }
        catch (Exception failure) when (!attempt.OneByOne && FailureClassifier.Of(failure) == FailureClass.Poison)
        {
            attempt.OneByOne = true;
            return false;
        }
    }

    private static void Count(IReadOnlyList<LetterResult> results)
    {
        foreach (var ((outcome, code), count) in results.CountBy(result => (result.Outcome, result.Code)))
            Instruments.DeadLettersRedriven.Add(count, new(AttributeNames.Outcome, outcome), new(AttributeNames.Code, code));
    }
}
