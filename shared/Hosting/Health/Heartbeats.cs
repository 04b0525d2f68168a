using System.Collections.Concurrent;

namespace EventPlatform.Hosting.Health;

/// <summary>The loops of this process, and how they are. One a host.</summary>
public sealed class Heartbeats(TimeProvider clock)
{
    /// <summary>Longer than the longest back-off, so that a loop which waits for the database counts as alive.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<Heartbeat, byte> beats = new();

    /// <summary>A loop begins; it reports by what it gets.</summary>
    /// <param name="loop">Constant name, with a number where there are several: <c>ingest lane 2</c>.</param>
    /// <param name="limit">Longest silence of a loop that is alive; <see cref="DefaultLimit"/> where none is given.</param>
    public Heartbeat Add(string loop, TimeSpan? limit = null)
    {
        var beat = new Heartbeat(loop, limit ?? DefaultLimit, clock, this);
        beats[beat] = 0;
        return beat;
    }

    public IReadOnlyList<LoopHealth> Read() => [.. beats.Keys.Select(beat => beat.Read()).OrderBy(health => health.Loop, StringComparer.Ordinal)];

    internal void Remove(Heartbeat beat) => beats.TryRemove(beat, out _);
}
