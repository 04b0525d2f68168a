using System.Globalization;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>The lanes of a loop: started together, ended together.</summary>
internal sealed class Lanes : IDisposable
{
    private readonly LaneOfLoop[] _lanes;
    private readonly CancellationTokenSource _stop = new();
    private Task _ended = Task.CompletedTask;

    public Lanes(ConsumerSettings settings, IBatchProcessor processor, ILaneReports reports, Heartbeats heartbeats, TimeProvider clock, ILogger logger) =>
        _lanes = [.. Enumerable.Range(0, settings.Lanes).Select(number =>
        {
            var heartbeat = heartbeats.Add(string.Create(CultureInfo.InvariantCulture, $"ingest lane {number + 1}"));
            var retry = new TransientRetry(heartbeat, logger, clock, KafkaFailures.Of);
            return new LaneOfLoop(new Lane(number, new BatchTaker(settings, clock), processor, retry, reports), heartbeat);
        })];

    public bool AreBusy => Array.Exists(_lanes, each => each.Lane.IsBusy);

    /// <param name="failed">Called, on some thread, with what no lane can cure.</param>
    public void Start(Action<Exception> failed) => _ended = Task.WhenAll(_lanes.Select(each => Task.Run(() => RunAsync(each.Lane, failed))));

    public void Add(in ConsumedRecord record) => _lanes[record.Lease.Lane].Lane.Add(record);

    public void Abort(Lease lease) => _lanes[lease.Lane].Lane.Abort(lease);

    /// <summary>A lane that has nothing to do is alive; one that works says so itself.</summary>
    public void Tick()
    {
        foreach (var (lane, heartbeat) in _lanes)
            if (!lane.IsBusy)
                heartbeat.Tick();
    }

    /// <summary>Ends what still runs, and waits for it.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _ended.Wait();
    }

    public void Dispose()
    {
        foreach (var each in _lanes)
            each.Heartbeat.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Lane lane, Action<Exception> failed)
    {
        try
        {
            await lane.RunAsync(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to end: what it did not store is read again by whoever owns the partition next.
        }
        catch (Exception failure)
        {
            failed(failure);
        }
    }

    private sealed record LaneOfLoop(Lane Lane, Heartbeat Heartbeat);
}
