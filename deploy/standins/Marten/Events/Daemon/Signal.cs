namespace Marten.Events.Daemon;

/// <summary>Wakes one waiter; set before the wait, it is not lost.</summary>
internal sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    public void Set()
    {
        try
        {
            _semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    public Task WaitAsync(TimeSpan timeout, CancellationToken token) => _semaphore.WaitAsync(timeout, token);

    public void Dispose() => _semaphore.Dispose();
}
