using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EventPlatform.Hosting.Telemetry;

/// <summary>
/// A gauge in seconds that says how old the oldest waiting thing is. What is published is an instant, not an age: so the value goes on
/// rising while whoever publishes it is stuck.
/// </summary>
public sealed class AgeGauge
{
    private readonly ConcurrentDictionary<Age, KeyValuePair<string, object?>[]> ages = new();

    internal AgeGauge(Meter meter, string name, string meaning) => meter.CreateObservableGauge(name, Observe, "s", meaning);

    /// <summary>One series of the gauge, until it is disposed of.</summary>
    public Age Add(TimeProvider clock, params KeyValuePair<string, object?>[] attributes)
    {
        var age = new Age(clock, this);
        ages[age] = attributes;
        return age;
    }

    internal void Remove(Age age) => ages.TryRemove(age, out _);

    private IEnumerable<Measurement<double>> Observe() => ages.Select(entry => new Measurement<double>(entry.Key.Seconds, entry.Value));
}
