using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Kafka.Consuming;

/// <summary>Says about once a second where the loop's time went and how much is in flight.</summary>
internal sealed class LoopMeter(FlowControl flow, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly KeyValuePair<string, object?> Polling = new(AttributeNames.Phase, "poll");
    private static readonly KeyValuePair<string, object?> Waiting = new(AttributeNames.Phase, "wait");
    private static readonly KeyValuePair<string, object?> Paused = new(AttributeNames.Phase, "paused");

    private long _last = clock.GetTimestamp();
    private TimeSpan _waited;

    /// <summary>Runs the wait for room and counts its time.</summary>
    public bool Wait(Func<TimeSpan, bool> wait, TimeSpan patience)
    {
        var since = clock.GetTimestamp();
        var came = wait(patience);
        _waited += clock.GetElapsedTime(since);
        return came;
    }

    /// <summary>True when the interval has passed; then the figures have been published.</summary>
    public bool Tick()
    {
        var passed = clock.GetElapsedTime(_last);
        if (passed < Interval)
            return false;
        Publish(passed);
        _last = clock.GetTimestamp();
        _waited = TimeSpan.Zero;
        return true;
    }

    private void Publish(TimeSpan passed)
    {
        Instruments.ConsumerPhaseTime.Add((passed - _waited).TotalSeconds, Polling);
        Instruments.ConsumerPhaseTime.Add(_waited.TotalSeconds, Waiting);
        if (flow.AnyPaused)
            Instruments.ConsumerPhaseTime.Add(passed.TotalSeconds, Paused);
        for (var lane = 0; lane < flow.Bytes.Count; lane++)
            Instruments.ConsumerInFlight.Record(flow.Bytes[lane], new KeyValuePair<string, object?>(AttributeNames.Lane, lane));
    }
}
