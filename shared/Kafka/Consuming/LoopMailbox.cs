using System.Collections.Concurrent;

namespace EventPlatform.Kafka.Consuming;

/// <summary>What others want of the loop, done by the loop itself: so one thread alone changes its state.</summary>
internal sealed class LoopMailbox : IDisposable
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ManualResetEventSlim _arrived = new();

    public void Post(Action action)
    {
        _posted.Enqueue(action);
        _arrived.Set();
    }

    /// <summary>As <see cref="Post"/>; completes when it was done.</summary>
    public Task PostAndWaitAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            action();
            done.SetResult();
        });
        return done.Task;
    }

    /// <summary>Waits until something is there to do.</summary>
    public bool Wait(TimeSpan time) => _arrived.Wait(time);

    /// <summary>Does everything that was posted; an exception is the loop's.</summary>
    public void Run()
    {
        if (_posted.IsEmpty)
            return;
        _arrived.Reset();
        while (_posted.TryDequeue(out var action))
            action();
    }

    public void Dispose() => _arrived.Dispose();
}
