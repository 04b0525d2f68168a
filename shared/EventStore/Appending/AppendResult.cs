namespace EventPlatform.EventStore.Appending;

/// <summary>What became of one event of a batch.</summary>
public enum AppendOutcome : byte
{
    Stored,

    /// <summary>The same event was stored before, or stands earlier in the batch.</summary>
    Duplicate,

    /// <summary>Another event bears this identity; the first stays [spec 01.5].</summary>
    Conflict,
}

/// <summary>What became of each event of a batch, by its place in the batch.</summary>
public sealed class AppendResult(int count)
{
    private readonly AppendOutcome[] _outcomes = new AppendOutcome[count];

    public AppendOutcome this[int index]
    {
        get => _outcomes[index];
        internal set => _outcomes[index] = value;
    }

    public int Stored => _outcomes.Count(outcome => outcome == AppendOutcome.Stored);

    public int Duplicates => _outcomes.Count(outcome => outcome == AppendOutcome.Duplicate);

    public int Conflicts => _outcomes.Count(outcome => outcome == AppendOutcome.Conflict);

    /// <summary>Sequence number of the last event stored; 0 where none was.</summary>
    public long LastSequence { get; internal set; }
}
