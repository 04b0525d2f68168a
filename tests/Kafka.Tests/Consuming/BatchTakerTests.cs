using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class BatchTakerTests
{
    private readonly VirtualClock _clock = new();
    private readonly RecordBatch _batch = new();
    private readonly ConsumerSettings _settings = new() { BatchRecords = 3, BatchBytes = 2_000, Linger = TimeSpan.FromMilliseconds(5) };

    [Fact]
    public async Task A_full_batch_does_not_wait()
    {
        var taker = Filled(4);
        await taker.TakeAsync(_batch, default);
        _batch.Text().ShouldBe("0:0 0:1 0:2");
    }

    [Fact]
    public async Task A_batch_that_is_not_full_waits_a_moment_for_company()
    {
        var taker = Filled(1);
        var taken = taker.TakeAsync(_batch, default);
        taken.IsCompleted.ShouldBeFalse();
        taker.Add(Records.Of(Records.Lease(1), 7));
        _clock.Advance(_settings.Linger);
        await taken;
        _batch.Text().ShouldBe("0:0 1:7");
    }

    [Fact]
    public async Task Bytes_fill_a_batch_too()
    {
        var lease = Records.Lease(0);
        var taker = new BatchTaker(_settings, _clock);
        taker.Add(Records.Of(lease, 0, size: 5_000));
        taker.Add(Records.Of(lease, 1));
        (await taker.TakeAsync(_batch, default)).ShouldBeGreaterThan(5_000);
        _batch.Text().ShouldBe("0:0");
    }

    [Fact]
    public async Task Records_of_a_partition_that_was_given_up_are_thrown_away_but_counted()
    {
        var (kept, gone) = (Records.Lease(0), Records.Lease(1));
        var taker = new BatchTaker(_settings with { Linger = TimeSpan.Zero }, _clock);
        taker.Add(Records.Of(gone, 0));
        taker.Add(Records.Of(kept, 0));
        gone.GiveUp();
        var bytes = await taker.TakeAsync(_batch, default);
        _batch.Text().ShouldBe("0:0");
        bytes.ShouldBe(2 * _batch.Records[0].Size);
    }

    [Fact]
    public async Task A_completed_queue_ends_when_it_is_empty()
    {
        var taker = Filled(3);
        taker.Complete();
        (await taker.WaitAsync(default)).ShouldBeTrue();
        await taker.TakeAsync(_batch, default);
        (await taker.WaitAsync(default)).ShouldBeFalse();
    }

    private BatchTaker Filled(int records)
    {
        var lease = Records.Lease(0);
        var taker = new BatchTaker(_settings, _clock);
        for (var offset = 0; offset < records; offset++)
            taker.Add(Records.Of(lease, offset));
        return taker;
    }
}
