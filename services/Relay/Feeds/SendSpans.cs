using System.Diagnostics;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Relay.Feeds;

/// <summary>The spans <c>send {topic}</c> of one batch: each continues the trace of what caused its notification, and ends with the transaction.</summary>
internal sealed class SendSpans(string topic) : IDisposable
{
    private readonly List<Activity> _open = [];

    /// <summary>The context to send along: that of a span of its own where somebody listens, else the one that was stored.</summary>
    public string? Begin(string? traceParent)
    {
        if (!Spans.AreWanted)
            return traceParent;
        _ = ActivityContext.TryParse(traceParent, null, isRemote: true, out var cause);
        if (Spans.Send(topic, cause) is not { } span)
            return traceParent;
        _open.Add(span);
        return span.Id;
    }

    public void Fail(Exception failure)
    {
        foreach (var span in _open)
            span.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
    }

    public void Dispose()
    {
        foreach (var span in _open)
            span.Dispose();
        _open.Clear();
    }
}
