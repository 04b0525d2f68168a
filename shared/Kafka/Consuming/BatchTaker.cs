using System.Threading.Channels;

namespace EventPlatform.Kafka.Consuming;

/// <summary>A lane's queue, and how batches are cut from it: what is there, up to a size, after at most a moment's wait for company.</summary>
internal sealed class BatchTaker(ConsumerSettings settings, TimeProvider clock)
{
    private readonly Channel<ConsumedRecord> _queue =
        Channel.CreateUnbounded<ConsumedRecord>(new() { SingleReader = true, SingleWriter = true });

    public void Add(in ConsumedRecord record) => _queue.Writer.TryWrite(record);

    public void Complete() => _queue.Writer.Complete();

    /// <summary>Waits for a first record; false when there will be none.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken stop) => _queue.Reader.WaitToReadAsync(stop);

    /// <summary>Fills the batch. Records of partitions that are no longer ours are thrown away.</summary>
    /// <returns>Bytes that left the queue.</returns>
    public async Task<long> TakeAsync(RecordBatch batch, CancellationToken stop)
    {
        var bytes = Take(batch, 0);
        if (IsFull(batch, bytes) || settings.Linger <= TimeSpan.Zero)
            return bytes;
        await Task.Delay(settings.Linger, clock, stop);
        return Take(batch, bytes);
    }

    private long Take(RecordBatch batch, long bytes)
    {
        while (!IsFull(batch, bytes) && _queue.Reader.TryRead(out var record))
        {
            bytes += record.Size;
            if (record.Lease.IsHeld)
                batch.Add(record);
        }
        return bytes;
    }

    private bool IsFull(RecordBatch batch, long bytes) => batch.Records.Count >= settings.BatchRecords || bytes >= settings.BatchBytes;
}
