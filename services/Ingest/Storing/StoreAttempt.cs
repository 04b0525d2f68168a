using EventPlatform.DeadLetters.Storing;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore.Appending;
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
    private readonly DecodedBatch _whole = decoded;

    /// <summary>Set where the store has refused the batch as a whole.</summary>
    public bool OneByOne { get; set; }

    /// <summary>What became of the accepted events, in the last run.</summary>
    public Appended Appended { get; private set; } = Appended.Nothing;

    /// <summary>What is not stored: what decoding refused, then what the store did.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; private set; } = [];

    /// <summary>The batch without what the store's own definitions forbid, in the last run.</summary>
    public DecodedBatch Decoded { get; private set; } = decoded;

    public async Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        Decoded = _whole.Without(await FixedDefinitions.FindRefusedAsync(connection, transaction, _whole.Events, token));
        Appended = await AppendAsync(connection, transaction, token);
        DeadLetters = [.. Decoded.Rejected, .. StoreRejections.Of(Decoded, Appended)];
        if (DeadLetters.Count > 0)
            await DeadLetterRows.InsertAsync(connection, transaction, group, clock.GetUtcNow(), DeadLetters, token);
        await PositionMove.MoveAsync(connection, transaction, group, parts, token);
    }

    private async Task<Appended> AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) => OneByOne
        ? await EventByEvent.AppendAsync(connection, transaction, Decoded.Events, token)
        : Appended.Of(await EventAppender.AppendAsync(connection, transaction, Decoded.Events, token), Decoded.Events.Count);
}
