using EventPlatform.DeadLetters.Storing;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Ingest.DeadLetters;
using EventPlatform.Ingest.Decoding;
using EventPlatform.Ingest.Positions;
using EventPlatform.Kafka.Consuming;
using Marten;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Ingest.Storing;

/// <summary>Decodes and stores batches, each in one transaction, and settles what became of a commit whose answer got lost.</summary>
internal sealed partial class BatchStore(
    IDocumentStore store, BatchDecoder decoder, PositionSettlement settlement, DeadLetterSignal signal, string group, int lanes, TimeProvider clock,
    ILogger<BatchStore> logger) : IBatchProcessor
{
    private readonly LaneWork[] _work = [.. Enumerable.Range(0, lanes).Select(_ => new LaneWork())];

    public async Task ProcessAsync(int lane, RecordBatch batch, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        try
        {
            await SettleOrStoreAsync(_work[lane], batch, cancellationToken);
            StoreMetrics.Process(group, clock.GetElapsedTime(since), failure: null);
            StoreMetrics.Consumed(group, batch.Parts);
        }
        catch (Exception failure)
        {
            StoreMetrics.Process(group, clock.GetElapsedTime(since), failure);
            throw;
        }
    }

    private async Task SettleOrStoreAsync(LaneWork work, RecordBatch batch, CancellationToken cancellation)
    {
        if (work.InDoubt is not null && await IsSettledAsync(work, batch, cancellation))
            return;
        decoder.Decode(batch, work.Decoded);
        await StoreAsync(work, batch, cancellation);
    }

    private async Task StoreAsync(LaneWork work, RecordBatch batch, CancellationToken cancellation)
    {
        var attempt = new StoreAttempt(work.Decoded, batch.Parts, group, clock);
        while (true)
        {
            try
            {
                await SaveAsync(attempt, cancellation);
                Report(attempt);
                return;
            }
            catch (Exception failure) when (StoreFailures.IsLostRace(failure))
            {
                // The next look-up finds what the other writer has stored.
            }
            catch (Exception failure) when (!attempt.OneByOne && FailureClassifier.Of(failure) == FailureClass.Poison)
            {
                LogRefused(logger, FailureText.Of(failure), work.Decoded.Events.Count);
                attempt.OneByOne = true;
            }
            catch (Exception failure) when (!StoreFailures.IsCertain(failure))
            {
                work.InDoubt = attempt;
                if (!await IsSettledAsync(work, batch, cancellation))
                    throw;
                return;
            }
        }
    }

    /// <summary>Was the attempt whose end nobody saw stored? The answer ends the doubt; if it cannot be had now, the doubt stays.</summary>
    private async Task<bool> IsSettledAsync(LaneWork work, RecordBatch batch, CancellationToken cancellation)
    {
        var attempt = work.InDoubt!;
        try
        {
            var stored = await settlement.IsStoredAsync(batch.Parts, cancellation);
            work.InDoubt = null;
            if (stored)
                Report(attempt);
            return stored;
        }
        catch (FencedException)
        {
            work.InDoubt = null;
            throw;
        }
    }

    private async Task SaveAsync(StoreAttempt attempt, CancellationToken cancellation)
    {
        using var span = AppendSpan.Start(attempt.Decoded);
        var since = clock.GetTimestamp();
        await using var session = store.LightweightSession();
        session.QueueSqlCommand("notify mt_events_appended");
        ((ITransactionParticipantRegistrar)session).AddTransactionParticipant(attempt);
        await session.SaveChangesAsync(cancellation);
        StoreMetrics.Append(clock.GetElapsedTime(since), attempt.Appended.Stored);
    }

    private void Report(StoreAttempt attempt)
    {
        StoreMetrics.Records(attempt);
        if (attempt.DeadLetters.Count > 0)
            signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store refuses a batch of {Count} events ({Failure}): each is tried alone, and what is refused becomes a dead letter")]
    private static partial void LogRefused(ILogger logger, string failure, int count);

    /// <summary>What a lane uses again for every batch.</summary>
    private sealed class LaneWork
    {
        public DecodedBatch Decoded { get; } = new();

        /// <summary>An attempt of which nobody knows whether it was committed.</summary>
        public StoreAttempt? InDoubt { get; set; }
    }
}
