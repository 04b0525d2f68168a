namespace EventPlatform.Hosting.Health;

/// <summary>Where one loop reports. Every report is also a tick. Disposed of when the loop ends as intended. Safe from any thread.</summary>
public sealed class Heartbeat : IDisposable
{
    private readonly TimeProvider clock;
    private readonly TimeSpan limit;
    private readonly Heartbeats registry;
    private volatile Report report = Report.Running;
    private long lastTick;

    internal Heartbeat(string loop, TimeSpan limit, TimeProvider clock, Heartbeats registry)
    {
        Loop = loop;
        this.limit = limit;
        this.clock = clock;
        this.registry = registry;
        lastTick = clock.GetTimestamp();
    }

    public string Loop { get; }

    /// <summary>Still here: cheap enough for every turn of the loop.</summary>
    public void Tick() => Volatile.Write(ref lastTick, clock.GetTimestamp());

    public void Running() => Say(Report.Running);

    /// <param name="reason">What it waits for, and what to do where somebody must do something. No personal data.</param>
    public void Paused(string reason) => Say(new(LoopState.Paused, reason));

    /// <param name="reason">What happened, and what to do. No personal data.</param>
    public void Failed(string reason) => Say(new(LoopState.Failed, reason));

    public LoopHealth Read()
    {
        var (state, reason) = report;
        var silence = clock.GetElapsedTime(Volatile.Read(ref lastTick));
        return new(Loop, state, reason, silence, state != LoopState.Failed && silence <= limit);
    }

    public void Dispose() => registry.Remove(this);

    private void Say(Report next)
    {
        report = next;
        Tick();
    }

    private sealed record Report(LoopState State, string? Reason)
    {
        public static readonly Report Running = new(LoopState.Running, null);
    }
}
