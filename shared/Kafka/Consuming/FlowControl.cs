namespace EventPlatform.Kafka.Consuming;

/// <summary>Bytes in flight, lane by lane, and what follows: read on, wait for room, pause, resume.</summary>
internal sealed class FlowControl(int lanes, long laneBytes)
{
    private readonly long[] _bytes = new long[lanes];
    private readonly bool[] _paused = new bool[lanes];
    private int _full;

    /// <summary>A lane that is not paused holds all it may: reading on would overfill it.</summary>
    public bool MustWait => _full > 0;

    public IReadOnlyList<long> Bytes => _bytes;

    public bool AnyPaused => Array.IndexOf(_paused, true) >= 0;

    public IEnumerable<int> Paused => Enumerable.Range(0, _paused.Length).Where(lane => _paused[lane]);

    public void Took(int lane, long bytes)
    {
        var before = IsFull(lane);
        _bytes[lane] += bytes;
        Count(lane, before);
    }

    public void Finished(int lane, long bytes)
    {
        var before = IsFull(lane);
        _bytes[lane] -= bytes;
        Count(lane, before);
    }

    /// <summary>The lanes whose partitions are to be paused now, because they have been full for too long.</summary>
    public IReadOnlyCollection<int> Pause() => Turn(lane => !_paused[lane] && IsFull(lane), paused: true);

    /// <summary>The lanes whose partitions are to be resumed now: half of their room is free again.</summary>
    public IReadOnlyCollection<int> Resume() => !AnyPaused ? [] : Turn(lane => _paused[lane] && _bytes[lane] <= laneBytes / 2, paused: false);

    private int[] Turn(Func<int, bool> choose, bool paused)
    {
        var chosen = Enumerable.Range(0, _paused.Length).Where(choose).ToArray();
        foreach (var lane in chosen)
            _paused[lane] = paused;
        _full = Enumerable.Range(0, _paused.Length).Count(lane => IsFull(lane) && !_paused[lane]);
        return chosen;
    }

    private bool IsFull(int lane) => _bytes[lane] >= laneBytes;

    private void Count(int lane, bool before)
    {
        if (before != IsFull(lane) && !_paused[lane])
            _full += before ? -1 : 1;
    }
}
