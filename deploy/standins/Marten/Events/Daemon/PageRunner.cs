using System.Data;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon;

/// <summary>Processes a page and commits its effects together with the shard's position.</summary>
internal sealed partial class PageRunner(
    DocumentStore store, Progression progression, PageListeners listeners, SemaphoreSlim writes, ILogger logger)
{
    public async Task RunAsync(EventRange page, IPageProcessor processor, CancellationToken token)
    {
        while (!await TryRunAsync(page, processor, token))
        {
            // Once more, without the event that could not be applied.
        }
    }

    private async Task<bool> TryRunAsync(EventRange page, IPageProcessor processor, CancellationToken token)
    {
        var session = new PageSession(store);
        try
        {
            var listener = await processor.ProcessAsync(page, session, token);
            await listeners.BeforeCommitAsync(page, session, listener, token);
            await CommitAsync(page, session, token);
            await listeners.AfterCommitAsync(page, session, listener, token);
            return true;
        }
        catch (ApplyEventException e) when (MaySkip(processor) && page.Events.Remove(e.Event))
        {
            LogSkipped(e, page.ShardName);
            return false;
        }
        finally
        {
            if (!processor.IsSubscription)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task CommitAsync(EventRange page, PageSession session, CancellationToken token)
    {
        session.StampEvents();
        await writes.WaitAsync(token);
        try
        {
            await store.Transactions.RunAsync(IsolationLevel.ReadCommitted, async (connection, transaction, t) =>
            {
                await progression.MoveAsync(page, connection, transaction, t);
                await store.Writer.WriteAsync(session.Work, connection, transaction, t);
            }, token);
        }
        finally
        {
            writes.Release();
        }
    }

    private bool MaySkip(IPageProcessor processor) => !processor.IsSubscription && store.Options.Projections.Errors.SkipApplyErrors;

    [LoggerMessage(LogLevel.Error, "Shard {Shard} skips an event it cannot apply")]
    private partial void LogSkipped(Exception e, ShardName shard);
}
