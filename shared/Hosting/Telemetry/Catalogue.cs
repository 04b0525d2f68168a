using System.Diagnostics.Metrics;

namespace EventPlatform.Hosting.Telemetry;

/// <summary>Every metric and span of the product, each written down once: in <see cref="Instruments"/> and <see cref="Spans"/>. The human form is docs/telemetry.md.</summary>
public static class Catalogue
{
    /// <summary>Name of the one meter and of the one activity source.</summary>
    public const string SourceName = "EventPlatform";

    private static readonly List<CatalogueEntry> Written = [];
    private static readonly Meter Meter = new(SourceName);

    /// <summary>Metrics first, in the order of the table in docs/telemetry.md.</summary>
    public static IReadOnlyList<CatalogueEntry> Entries => [.. Instruments.All, .. Spans.All];

    internal static IReadOnlyList<CatalogueEntry> Metrics => Written;

    internal static Counter<T> Counter<T>(string name, string unit, string meaning, params string[] attributes)
        where T : struct
    {
        Write(name, "counter", unit, attributes, meaning);
        return Meter.CreateCounter<T>(name, unit, meaning);
    }

    internal static Gauge<T> Gauge<T>(string name, string unit, string meaning, params string[] attributes)
        where T : struct
    {
        Write(name, "gauge", unit, attributes, meaning);
        return Meter.CreateGauge<T>(name, unit, meaning);
    }

    internal static AgeGauge Age(string name, string meaning, params string[] attributes)
    {
        Write(name, "gauge", "s", attributes, meaning);
        return new(Meter, name, meaning);
    }

    internal static Histogram<T> Histogram<T>(string name, string unit, T[] bounds, string meaning, params string[] attributes)
        where T : struct
    {
        Write(name, "histogram", unit, attributes, meaning);
        return Meter.CreateHistogram(name, unit, meaning, advice: new InstrumentAdvice<T> { HistogramBucketBoundaries = bounds });
    }

    private static void Write(string name, string kind, string unit, string[] attributes, string meaning) =>
        Written.Add(new(name, kind, unit, attributes, meaning));
}
