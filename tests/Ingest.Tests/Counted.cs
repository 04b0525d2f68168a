using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Ingest.Tests;

/// <summary>Sums the <c>eventplatform.ingest.records</c> counter by outcome while it lives. Tests that count run one after the other.</summary>
internal sealed class Counted : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();

    public Counted()
    {
        // Published while it is being made, an instrument is not to be recognised yet.
        _ = Instruments.IngestRecords;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument == Instruments.IngestRecords)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Add(value, tags));
        _listener.Start();
    }

    public long this[string outcome] => _sums.GetValueOrDefault(outcome);

    public void Dispose() => _listener.Dispose();

    private void Add(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
            if (tag.Key == AttributeNames.Outcome)
                _sums.AddOrUpdate((string)tag.Value!, value, (_, sum) => sum + value);
    }
}
