using System.Data;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Rebuilds;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>
/// Folds a projection's whole history anew into tables beside the live ones, never beyond the live projection's own place; then takes
/// their place in one transaction, or compares and throws away. Every step is a transaction that moves the rebuild's own row.
/// </summary>
internal sealed class Rebuild(Projection projection, NpgsqlConnection connection, int pageSize)
{
    private const string LivePosition = "select coalesce((select last_seq_id from events.mt_event_progression where name = $1), 0)";
    private const string HoldLivePosition = "select last_seq_id from events.mt_event_progression where name = $1 for update";

    private readonly NextTables _tables = new(projection, connection);
    private readonly HistoryReader _history = new(projection.Events);
    private readonly IPageFold _fold = projection.CreateFold();

    /// <summary>Does the next step; false when there is none, for now or for good.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var (state, isMore) = (RebuildState.Running, true);
        await InTransactionAsync(IsolationLevel.ReadCommitted, async transaction =>
        {
            var progress = await RebuildRow.ReadAsync(connection, projection.Name, cancellation);
            (state, isMore) = (progress.State, await StepAsync(transaction, progress, cancellation));
        }, cancellation);
        if (isMore || state == RebuildState.Cancelled)
            return isMore;
        await FinishAsync(cancellation);
        return false;
    }

    private async Task<bool> StepAsync(NpgsqlTransaction transaction, RebuildRow.Progress progress, CancellationToken cancellation)
    {
        switch (progress.State)
        {
            case RebuildState.Requested:
                await _tables.CreateAsync(cancellation);
                await RebuildRow.MoveAsync(connection, projection.Name, RebuildState.Running, 0, 0, 0, cancellation);
                return true;
            case RebuildState.Cancelled:
                await _tables.DropAsync(cancellation);
                return false;
            default:
                return await FoldPageAsync(transaction, progress, LivePosition, cancellation);
        }
    }

    /// <returns>False when nothing was left: the rebuild stands where the live projection does.</returns>
    private async Task<bool> FoldPageAsync(NpgsqlTransaction transaction, RebuildRow.Progress progress, string livePosition, CancellationToken cancellation)
    {
        var target = await PositionAsync(livePosition, cancellation);
        var page = await _history.ReadAsync(connection, transaction, progress.Position, target, pageSize, cancellation);
        if (page.Facts.Count > 0)
        {
            var outcomes = await _fold.FoldAsync(page, connection, transaction, cancellation);
            await OutcomeComparison.KeepAsync(connection, transaction, outcomes, cancellation);
        }
        var isWhole = page.Facts.Count == pageSize;
        await RebuildRow.MoveAsync(connection, projection.Name, progress.State, isWhole ? page.Facts[^1].Sequence : target, target, page.Facts.Count, cancellation);
        return isWhole;
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        // Most of the comparing is done before anything is held up.
        await InTransactionAsync(IsolationLevel.ReadCommitted, _ => CompareOutcomesAsync(cancellation), cancellation);
        await _tables.AnalyzeAsync(cancellation);
        var progress = await RebuildRow.ReadAsync(connection, projection.Name, cancellation);
        if (progress.Purpose == RebuildPurpose.Verify)
            await InTransactionAsync(IsolationLevel.RepeatableRead, transaction => VerifyAsync(transaction, cancellation), cancellation);
        else if (progress.State != RebuildState.Switching && (progress.Hold || progress.Differences > 0))
            await RebuildRow.EndAsync(connection, projection.Name, RebuildState.Ready, null, cancellation);
        else
            await InTransactionAsync(IsolationLevel.ReadCommitted, transaction => SwitchAsync(transaction, progress.Differences, cancellation), cancellation);
    }

    private async Task CompareOutcomesAsync(CancellationToken cancellation)
    {
        if (!projection.Concludes)
            return;
        var progress = await RebuildRow.ReadAsync(connection, projection.Name, cancellation);
        var found = await OutcomeComparison.FindAsync(connection, progress.ComparedTo, progress.Position, cancellation);
        await RebuildRow.ComparedAsync(connection, projection.Name, progress.Position, found, cancellation);
    }

    /// <summary>The live projection cannot move while its position is held: what it folded meanwhile is folded here, then the tables change places.</summary>
    private async Task SwitchAsync(NpgsqlTransaction transaction, long accepted, CancellationToken cancellation)
    {
        await FoldRestAsync(transaction, HoldLivePosition, cancellation);
        var progress = await RebuildRow.ReadAsync(connection, projection.Name, cancellation);
        if (progress.State == RebuildState.Cancelled)
            return;
        var isSame = progress.Differences <= accepted;
        if (isSame)
            await _tables.MoveAsync(cancellation);
        await RebuildRow.EndAsync(connection, projection.Name, isSame ? RebuildState.Switched : RebuildState.Ready, null, cancellation);
    }

    /// <summary>One snapshot holds the live rows and the place in the log to which they belong.</summary>
    private async Task VerifyAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await FoldRestAsync(transaction, LivePosition, cancellation);
        var position = (await RebuildRow.ReadAsync(connection, projection.Name, cancellation)).Position;
        await RebuildRow.ComparedAsync(connection, projection.Name, position, await RowComparison.FindAsync(connection, _tables, cancellation), cancellation);
        var isSame = (await RebuildRow.ReadAsync(connection, projection.Name, cancellation)).Differences == 0;
        await _tables.DropAsync(cancellation);
        await RebuildRow.EndAsync(connection, projection.Name, isSame ? RebuildState.Verified : RebuildState.Differs, null, cancellation);
    }

    private async Task FoldRestAsync(NpgsqlTransaction transaction, string livePosition, CancellationToken cancellation)
    {
        while (await FoldPageAsync(transaction, await RebuildRow.ReadAsync(connection, projection.Name, cancellation), livePosition, cancellation))
            cancellation.ThrowIfCancellationRequested();
        await CompareOutcomesAsync(cancellation);
    }

    private async Task<long> PositionAsync(string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // One of the two above.
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = ProjectionNames.Shard(projection.Name) } } };
#pragma warning restore CA2100
        return (long?)await command.ExecuteScalarAsync(cancellation) ?? 0;
    }

    private async Task InTransactionAsync(IsolationLevel isolation, Func<NpgsqlTransaction, Task> step, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellation);
        await step(transaction);
        await transaction.CommitAsync(cancellation);
    }
}
