using JasperFx.Events.Projections;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon;

/// <summary>Tells listeners about a page with events, outside its transaction. What they throw is logged and forgotten.</summary>
internal sealed partial class PageListeners(List<IChangeListener> always, ILogger logger)
{
    public Task BeforeCommitAsync(EventRange page, PageSession session, IChangeListener own, CancellationToken token) =>
        TellAsync(page, own, listener => listener.BeforeCommitAsync(session, new PageChanges(session.Work), token));

    public Task AfterCommitAsync(EventRange page, PageSession session, IChangeListener own, CancellationToken token) =>
        TellAsync(page, own, listener => listener.AfterCommitAsync(session, new PageChanges(session.Work), token));

    private async Task TellAsync(EventRange page, IChangeListener own, Func<IChangeListener, Task> tell)
    {
        foreach (var listener in page.Events.Count == 0 ? [] : always.Append(own))
        {
            try
            {
                await tell(listener);
            }
            catch (Exception e)
            {
                LogListenerFailed(e, listener.GetType().Name, page);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Listener {Listener} failed at page {Page}")]
    private partial void LogListenerFailed(Exception e, string listener, EventRange page);
}
