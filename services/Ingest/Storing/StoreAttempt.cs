using EventPlatform.Contracts.Decoding;
using EventPlatform.EventStore.Appending;
using EventPlatform.Ingest.DeadLetters;
using EventPlatform.Ingest.Decoding;
using EventPlatform.Ingest.Positions;
using EventPlatform.Kafka.Consuming;
using Marten;
using Npgsql;

namespace EventPlatform.Ingest.Storing;

/// <summary>
/// One try to store a batch: events, dead letters and positions in Marten's transaction. Marten may run it again in another transaction, so
/// it begins anew each time.
/// </summary>
internal sealed class StoreAttempt(DecodedBatch decoded, IReadOnlyList<BatchPart> parts, string group, TimeProvider clock) : ITransactionParticipant
{
    /// <summary>What became of the accepted events, in the last run.</summary>
    public AppendResult Appended { get; private set; } = new(0);

    /// <summary>What is not stored: what decoding refused, then the conflicts.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; private set; } = [];

    public DecodedBatch Decoded => decoded;

    public async Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        Appended = await EventAppender.AppendAsync(connection, transaction, decoded.Events, token);
        DeadLetters = [.. decoded.Rejected, .. Conflicts()];
        if (DeadLetters.Count > 0)
            await DeadLetterRows.InsertAsync(connection, transaction, group, clock.GetUtcNow(), DeadLetters, token);
        await PositionMove.MoveAsync(connection, transaction, group, parts, token);
    }

    private IEnumerable<DeadLetter> Conflicts()
    {
        for (var i = 0; i < decoded.Accepted.Count; i++)
            if (Appended[i] == AppendOutcome.Conflict)
                yield return new(decoded.SourceOf(i), Conflict(decoded.Accepted[i]), DeadLetterStage.Storing);
    }

    private static Rejection Conflict(AcceptedEvent accepted) =>
        new(ErrorCode.IdConflict, "Another event of this organisation, source and id is stored already, with other content; it stays. Send this one under an id of its own.", "/id")
        {
            OrgId = accepted.OrgId,
            Form = accepted.Form,
        };
}
