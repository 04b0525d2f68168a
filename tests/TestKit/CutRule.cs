namespace EventPlatform.TestKit;

/// <summary>An order to cut the first connection on which a client sends certain bytes.</summary>
internal sealed class CutRule(byte[] pattern, CutMoment moment)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _claimed;

    public CutMoment Moment => moment;

    public int PatternLength => pattern.Length;

    /// <summary>Completes when the connection has been cut.</summary>
    public Task Done => _done.Task;

    /// <summary>Whether these bytes hold the pattern, and no other connection was first.</summary>
    public bool Claims(ReadOnlySpan<byte> bytes) => bytes.IndexOf(pattern) >= 0 && Interlocked.Exchange(ref _claimed, 1) == 0;

    public void Complete() => _done.TrySetResult();
}
