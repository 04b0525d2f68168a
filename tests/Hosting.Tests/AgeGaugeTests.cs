using System.Diagnostics.Metrics;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Hosting.Tests;

public sealed class AgeGaugeTests
{
    [Fact]
    public void An_age_rises_while_nobody_publishes_and_ends_with_its_series()
    {
        var clock = new ManualClock();
        var lane = KeyValuePair.Create<string, object?>(AttributeNames.Partition, nameof(AgeGaugeTests));
        using (var age = Instruments.ConsumerLagTime.Add(clock, lane))
        {
            Observe(lane).ShouldBe([0]);
            age.Set(clock.GetUtcNow());
            clock.Advance(TimeSpan.FromSeconds(7));
            Observe(lane).ShouldBe([7]);
            age.Set(null);
            Observe(lane).ShouldBe([0]);
        }

        Observe(lane).ShouldBeEmpty();
    }

    private static List<double> Observe(KeyValuePair<string, object?> attribute)
    {
        var values = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Name == "eventplatform.consumer.lag.time")
                    it.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, attributes, _) =>
        {
            if (attributes.Contains(attribute))
                values.Add(value);
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }
}
