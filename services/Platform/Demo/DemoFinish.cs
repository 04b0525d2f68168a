using EventPlatform.Hosting.Health;

namespace EventPlatform.Platform.Demo;

/// <summary>Waits until every record that was sent is behind us: stored or refused, projected, and what came of it notified.</summary>
internal sealed class DemoFinish(DemoStore store, NotificationReader notifications, DemoHost host, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <exception cref="TimeoutException">It has not come to an end, or a service has given up; the message says how far everything came.</exception>
    public async Task WaitAsync(long records, Task sending, DemoProgress progress, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (!await IsOverAsync(records, sending, progress, cancellation))
        {
            var failed = host.Loops.FirstOrDefault(loop => loop.State == LoopState.Failed);
            if (failed is not null || clock.GetElapsedTime(began) > Patience)
                throw new TimeoutException(await DescribeAsync(records, failed, cancellation));
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    private async Task<bool> IsOverAsync(long records, Task sending, DemoProgress progress, CancellationToken cancellation)
    {
        if (sending.IsCompleted)
            await sending;
        var passed = await store.PassedAsync(cancellation);
        // The end of the log is read before the projections' places: what they append meanwhile is theirs to fold, too.
        var (projected, last) = (await store.ProjectedAsync(cancellation), await store.LastEventAsync(cancellation));
        progress.Stored(passed);
        progress.Projected(projected, last);
        if (!sending.IsCompleted || passed < records || projected < last || await store.ProfilesWaitingAsync(cancellation) > 0)
            return false;
        notifications.ReadToEnd();
        return true;
    }

    private async Task<string> DescribeAsync(long records, LoopHealth? failed, CancellationToken cancellation)
    {
        var how = failed is null ? "The demonstration does not come to an end" : $"A service has given up ({failed})";
        return $"{how}: {await store.PassedAsync(cancellation)} of {records} records stored or refused, {await store.ProjectedAsync(cancellation)} of {await store.LastEventAsync(cancellation)} events projected; {string.Join("; ", host.Loops)}.";
    }
}
