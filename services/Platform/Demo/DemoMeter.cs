using System.Diagnostics.Metrics;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Platform.Demo;

/// <summary>Listens to the product's own metrics: what ingest counted, and how long each notification took.</summary>
internal sealed class DemoMeter : IDisposable
{
    private const string Duplicate = "duplicate";

    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly List<double> latencies = [];
    private long duplicates;

    public DemoMeter()
    {
        listener.SetMeasurementEventCallback<double>(OnLatency);
        listener.SetMeasurementEventCallback<long>(OnRecords);
        listener.EnableMeasurementEvents(Instruments.EndToEndDuration);
        listener.EnableMeasurementEvents(Instruments.IngestRecords);
        listener.Start();
    }

    public long Duplicates => Interlocked.Read(ref duplicates);

    /// <summary>From the Kafka timestamp of the cause to the send of its notification; not in order.</summary>
    public IReadOnlyList<TimeSpan> Latencies
    {
        get
        {
            lock (gate)
                return [.. latencies.Select(TimeSpan.FromSeconds)];
        }
    }

    public void Dispose() => listener.Dispose();

    private void OnLatency(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> attributes, object? state)
    {
        lock (gate)
            latencies.Add(seconds);
    }

    private void OnRecords(Instrument instrument, long count, ReadOnlySpan<KeyValuePair<string, object?>> attributes, object? state)
    {
        foreach (var attribute in attributes)
            if (attribute.Key == AttributeNames.Outcome && attribute.Value is Duplicate)
                Interlocked.Add(ref duplicates, count);
    }
}
