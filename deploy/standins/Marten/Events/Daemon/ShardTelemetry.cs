using System.Diagnostics;
using System.Diagnostics.Metrics;
using JasperFx.Events.Projections;

namespace Marten.Events.Daemon;

/// <summary>A shard's span and instruments, under Marten's names.</summary>
internal sealed class ShardTelemetry
{
    private static readonly ActivitySource Spans = new("Marten");
    private static readonly Meter Instruments = new("Marten");

    private readonly string _spanName;
    private readonly Counter<long> _processed;
    private readonly Histogram<long> _gap;

    public ShardTelemetry(ShardName shard)
    {
#pragma warning disable CA1308 // The names are in lower case.
        var prefix = $"marten.{shard.Name}.{shard.ShardKey}".ToLowerInvariant();
#pragma warning restore CA1308
        _spanName = $"{prefix}.page.execution";
        _processed = Instruments.CreateCounter<long>($"{prefix}.processed");
        _gap = Instruments.CreateHistogram<long>($"{prefix}.gap");
    }

    public Activity? StartPage(EventRange page) => Spans.StartActivity(_spanName)
        ?.SetTag("page.size", page.Size)
        .SetTag("event.floor", page.SequenceFloor)
        .SetTag("event.ceiling", page.SequenceCeiling);

    public void PageDone(EventRange page, long mark)
    {
        _processed.Add(page.Size);
        _gap.Record(mark - page.SequenceCeiling);
    }
}
