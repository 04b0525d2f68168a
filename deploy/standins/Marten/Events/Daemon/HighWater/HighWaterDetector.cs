using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon.HighWater;

/// <summary>
/// Finds how far readers may read. Numbers are given out before their transactions commit, so behind every hole there may be an event
/// still to come: the mark stops there, until the hole is filled or nobody is left who could fill it.
/// </summary>
internal sealed partial class HighWaterDetector(DocumentStore store, ILogger logger)
{
    private readonly SequenceReader _reader = new(store.DataSource, store.Options.Events.DatabaseSchemaName);
    private readonly MarkWriter _writer = new(store.DataSource, store.Options.Events.DatabaseSchemaName);
    private readonly LivingWriters _livingWriters = new(store);
    private Hole? _hole;

    public async Task<MarkSighting> DetectAsync(CancellationToken token)
    {
        var reading = await _reader.ReadAsync(token);
        if (reading.SafeMark > reading.Mark)
        {
            _hole = null;
            await _writer.AdvanceAsync(reading.SafeMark, token);
            return new MarkSighting(reading.SafeMark, IsCaughtUp: false);
        }

        if (reading.IsCaughtUp)
        {
            _hole = null;
            return new MarkSighting(reading.Mark, IsCaughtUp: true);
        }

        return new MarkSighting(await SkipIfDeadAsync(reading, token), IsCaughtUp: false);
    }

    private async Task<long> SkipIfDeadAsync(SequenceReading reading, CancellationToken token)
    {
        _hole = _hole is { } known && known.Mark == reading.Mark ? known : Hole.FirstSeen(reading);
        await _writer.NoteStuckAsync(reading.Mark, token);
        if (reading.Now - _hole.Since < store.Options.Projections.StaleSequenceThreshold || await MayStillFillAsync(_hole, reading, token))
        {
            return reading.Mark;
        }

        return await SkipAsync(_hole, token);
    }

    private async Task<bool> MayStillFillAsync(Hole hole, SequenceReading reading, CancellationToken token)
    {
        var settings = store.Options.Projections;
        if (!settings.UseTransactionEvidenceForGapSkipping || !await _livingWriters.MayFillAsync(hole, token))
        {
            return false;
        }

        var age = reading.Now - hole.NotedSince;
        var holds = settings.SkipStaleGapsDespiteLiveTransactionsAfter is not { } limit || age < limit;
        LogLiving(hole.Mark, age, holds ? "waits" : "goes on all the same, as configured");
        return holds;
    }

    /// <summary>All numbers up to the ceiling are decided now, so the whole stretch is passed at once.</summary>
    private async Task<long> SkipAsync(Hole hole, CancellationToken token)
    {
        var committed = await _writer.HighestCommittedAsync(token);
        var target = committed > hole.Mark ? Math.Min(committed, hole.Ceiling) : hole.Ceiling;
        if (target <= hole.Mark || !await _writer.SkipAsync(hole.Mark, target, token))
        {
            return hole.Mark;
        }

        LogSkipped(hole.Mark, target);
        _hole = null;
        return target;
    }

    [LoggerMessage(LogLevel.Information, "A transaction that may fill the hole above {Mark} is alive for {Age}; the high-water mark {Does}")]
    private partial void LogLiving(long mark, TimeSpan age, string does);

    [LoggerMessage(LogLevel.Warning, "High-water mark skips from {Mark} to {Target}: nobody is left who could fill the hole between")]
    private partial void LogSkipped(long mark, long target);
}
