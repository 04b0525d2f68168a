using System.Net.Sockets;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class LaneTests : IBatchProcessor, ILaneReports
{
    private readonly ActionLog _log = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<Func<CancellationToken, Task>> _script = [];
    private readonly BatchTaker _queue;
    private readonly Lane _lane;
    private readonly Lease _one = Records.Lease(1), _two = Records.Lease(2);

    public LaneTests()
    {
        _queue = new BatchTaker(new() { Linger = TimeSpan.Zero }, TimeProvider.System);
        var heartbeat = new Heartbeats(TimeProvider.System).Add("lane");
        _lane = new Lane(0, _queue, this, new(heartbeat, NullLogger.Instance, TimeProvider.System), this);
    }

    [Fact]
    public async Task A_batch_is_stored_and_its_positions_move()
    {
        await RunAsync(Records.Of(_one, 5), Records.Of(_two, 6));
        _log.ToString().ShouldBe("process 1:5 2:6 | stored 1:6 2:7 | finished");
        (_one.Position, _two.Position).ShouldBe((6, 7));
    }

    [Fact]
    public async Task What_waiting_may_cure_is_tried_again_with_the_same_batch()
    {
        _script.Enqueue(_ => throw new SocketException());
        _script.Enqueue(_ => throw new TimeoutException());
        await RunAsync(Records.Of(_one, 5));
        _log.ToString().ShouldBe("process 1:5 | process 1:5 | process 1:5 | stored 1:6 | finished");
    }

    [Fact]
    public async Task What_is_fenced_off_is_dropped_and_the_rest_goes_on()
    {
        _script.Enqueue(_ => throw new FencedException([_one]));
        await RunAsync(Records.Of(_one, 5), Records.Of(_two, 6));
        _log.ToString().ShouldBe("process 1:5 2:6 | fenced 1 | process 2:6 | stored 2:7 | finished");
        _one.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_that_is_fenced_off_as_a_whole_is_forgotten()
    {
        _script.Enqueue(_ => throw new FencedException([_one]));
        await RunAsync(Records.Of(_one, 5));
        _log.ToString().ShouldBe("process 1:5 | fenced 1 | finished");
    }

    [Fact]
    public async Task A_partition_that_is_lost_interrupts_its_batch_and_no_other()
    {
        _script.Enqueue(token => Task.Delay(Timeout.Infinite, token));
        var run = RunAsync(Records.Of(_one, 5), Records.Of(_two, 6));
        await _begun.Task;
        _lane.Abort(Records.Lease(3));
        _one.GiveUp();
        _lane.Abort(_one);
        await run;
        _log.ToString().ShouldBe("process 1:5 2:6 | process 2:6 | stored 2:7 | finished");
    }

    [Fact]
    public async Task Nothing_turns_an_unknown_failure_into_done()
    {
        _script.Enqueue(_ => throw new InvalidOperationException("a defect"));
        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(Records.Of(_one, 5)))).Message.ShouldBe("a defect");
        _log.ToString().ShouldBe("process 1:5");
        _lane.IsBusy.ShouldBeFalse();
        _one.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        _script.Enqueue(_ => throw new OperationCanceledException());
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(Records.Of(_one, 5)));
        _log.ToString().ShouldBe("process 1:5");
    }

    async Task IBatchProcessor.ProcessAsync(int lane, RecordBatch batch, CancellationToken cancellationToken)
    {
        _log.Add($"process {batch.Text()}");
        _begun.TrySetResult();
        if (_script.TryDequeue(out var step))
            await step(cancellationToken);
    }

    void ILaneReports.Stored(IReadOnlyList<StoredPart> parts) =>
        _log.Add($"stored {string.Join(' ', parts.Select(part => $"{part.Lease.Partition.Partition.Value}:{part.Position}"))}");

    void ILaneReports.Finished(int lane, long bytes) => _log.Add("finished");

    Task ILaneReports.FencedAsync(IReadOnlyList<Lease> leases)
    {
        _log.Add($"fenced {string.Join(' ', leases.Select(lease => lease.Partition.Partition.Value))}");
        foreach (var lease in leases)
            lease.GiveUp();
        return Task.CompletedTask;
    }

    private Task RunAsync(params ConsumedRecord[] records)
    {
        foreach (var record in records)
            _lane.Add(record);
        _lane.Complete();
        return Task.Run(() => _lane.RunAsync(default));
    }
}
