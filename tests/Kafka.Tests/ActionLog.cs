using EventPlatform.TestKit;

namespace EventPlatform.Kafka.Tests;

/// <summary>What happened, in order, whichever thread did it.</summary>
internal sealed class ActionLog
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }

    public Task Shows(string line) => Eventually.Is(() => Lines, lines => lines.Contains(line), expected: line);

    public override string ToString() => string.Join(" | ", Lines);
}
