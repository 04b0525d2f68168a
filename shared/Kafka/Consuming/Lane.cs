using EventPlatform.Hosting.Failures;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// Stores batches one after the other. What waiting may cure is tried again for as long as it takes; what is no longer ours is dropped
/// and the rest goes on; anything else ends the lane, and with it the loop.
/// </summary>
internal sealed class Lane(int number, BatchTaker queue, IBatchProcessor processor, TransientRetry retry, ILaneReports reports)
{
    private readonly Lock _gate = new();
    private readonly RecordBatch _batch = new();
    private CancellationTokenSource? _running;

    /// <summary>Is a batch being stored?</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
                return _running is not null;
        }
    }

    public void Add(in ConsumedRecord record) => queue.Add(record);

    /// <summary>Interrupts the batch that is being stored, if it holds records of the lease.</summary>
    public void Abort(Lease lease)
    {
        lock (_gate)
            if (_running is not null && _batch.Holds(lease))
                _ = _running.CancelAsync(); // not here: what is cancelled would go on on the loop's thread
    }

    public void Complete() => queue.Complete();

    public async Task RunAsync(CancellationToken stop)
    {
        while (await queue.WaitAsync(stop))
        {
            var bytes = await queue.TakeAsync(_batch, stop);
            await StoreAsync(stop);
            reports.Finished(number, bytes);
            _batch.Clear();
        }
    }

    private async Task StoreAsync(CancellationToken stop)
    {
        while (Begin(stop) is { } running)
        {
            try
            {
                await retry.RunAsync(token => new ValueTask(processor.ProcessAsync(number, _batch, token)), running.Token);
                MovePositions();
                return;
            }
            catch (FencedException fenced)
            {
                await reports.FencedAsync(fenced.Leases).WaitAsync(stop);
            }
            catch (OperationCanceledException) when (running.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                // Part of the batch was given up while it was being stored: the next turn goes on with the rest.
            }
            finally
            {
                End();
            }
        }
    }

    private CancellationTokenSource? Begin(CancellationToken stop)
    {
        lock (_gate)
        {
            _batch.RemoveGivenUp();
            return _running = _batch.Records.Count > 0 ? CancellationTokenSource.CreateLinkedTokenSource(stop) : null;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _running?.Dispose();
            _running = null;
        }
    }

    private void MovePositions()
    {
        foreach (var part in _batch.Parts)
            part.Lease.MoveTo(part.To, part.LastTimestamp);
        reports.Stored([.. _batch.Parts.Select(part => new StoredPart(part.Lease, part.To, part.LastTimestamp, part.Records))]);
    }
}
