namespace EventPlatform.Hosting.Telemetry;

/// <summary>One series of an <see cref="AgeGauge"/>. May be set and read from different threads.</summary>
public sealed class Age : IDisposable
{
    private const long Nothing = long.MinValue;

    private readonly TimeProvider clock;
    private readonly AgeGauge gauge;
    private long since = Nothing;

    internal Age(TimeProvider clock, AgeGauge gauge)
    {
        this.clock = clock;
        this.gauge = gauge;
    }

    /// <summary>Age in seconds of what waits; 0 when nothing does.</summary>
    public double Seconds => Volatile.Read(ref since) is var ticks and not Nothing
        ? Math.Max(0, (clock.GetUtcNow().UtcTicks - ticks) / (double)TimeSpan.TicksPerSecond)
        : 0;

    /// <summary>Something has waited since this instant; null: nothing waits.</summary>
    public void Set(DateTimeOffset? oldest) => Volatile.Write(ref since, oldest?.UtcTicks ?? Nothing);

    public void Dispose() => gauge.Remove(this);
}
