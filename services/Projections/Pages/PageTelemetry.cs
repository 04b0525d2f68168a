using System.Diagnostics;
using EventPlatform.Hosting.Telemetry;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EventPlatform.Projections.Pages;

/// <summary>Span and figures of one page of a projection.</summary>
internal readonly struct PageTelemetry : IDisposable
{
    // More links than this say nothing more and cost a page of thousands dearly.
    private const int MostLinks = 32;

    private readonly string _projection;
    private readonly Activity? _span;
    private readonly long _began;

    private PageTelemetry(string projection, Activity? span)
    {
        _projection = projection;
        _span = span;
        _began = Stopwatch.GetTimestamp();
    }

    public static PageTelemetry Begin(EventRange page)
    {
        var projection = page.ShardName.Name;
        Instruments.ProjectionPageSize.Record(page.Events.Count, new KeyValuePair<string, object?>(AttributeNames.Projection, projection));
        var span = Spans.AreWanted ? Spans.Project(projection, page.Events.Select(Link).OfType<ActivityLink>().Take(MostLinks)) : null;
        span?.SetTag(AttributeNames.Projection, projection).SetTag(AttributeNames.BatchSize, page.Events.Count);
        return new PageTelemetry(projection, span);
    }

    public void Dispose()
    {
        _span?.Dispose();
        Instruments.ProjectionPageDuration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds,
            new KeyValuePair<string, object?>(AttributeNames.Projection, _projection));
    }

    private static ActivityLink? Link(IEvent stored) =>
        ActivityContext.TryParse(stored.TraceParent(), null, isRemote: true, out var context) ? new ActivityLink(context) : null;
}
