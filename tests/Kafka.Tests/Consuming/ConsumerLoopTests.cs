using Confluent.Kafka;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class ConsumerLoopTests : IPositionStore, IBatchProcessor, IAsyncLifetime
{
    private readonly ActionLog _log = new();
    private readonly ScriptedSource _source;
    private readonly Heartbeats _heartbeats = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConsumerLoop _loop;
    private readonly Task _run;
    private Func<RecordBatch, CancellationToken, Task> _process = (_, _) => Task.CompletedTask;
    private Func<Task> _takeOver = () => Task.CompletedTask;
    private Lease? _running;
    private long _epoch;

    public ConsumerLoopTests()
    {
        _source = new ScriptedSource(_log);
        var settings = new ConsumerSettings
        {
            Linger = TimeSpan.Zero,
            LaneBytes = 10_000,
            BatchRecords = 1,
            Patience = TimeSpan.FromMilliseconds(20),
            DrainTime = TimeSpan.FromSeconds(20),
            TakeBack = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)),
        };
        _loop = new ConsumerLoop(_source, ["t"], settings, this, this, _heartbeats, TimeProvider.System, NullLogger.Instance);
        _run = _loop.RunAsync(_stop.Token);
    }

    [Fact]
    public async Task Ownership_is_taken_over_before_reading_begins_where_the_store_says()
    {
        _source.Assigns(0, 1);
        await _log.Shows("read 0@100 1@101");
        _log.Lines[0].ShouldBe("take over 0 1");
    }

    [Fact]
    public async Task A_stored_record_lets_the_group_s_offset_follow()
    {
        _source.Assigns(0);
        await _log.Shows("read 0@100");
        _source.Gives(0, 100);
        await _log.Shows("follow 0@101");
        _log.Lines.ShouldBe(["take over 0", "read 0@100", "process 0:100", "follow 0@101"]);
    }

    [Fact]
    public async Task Records_without_a_lease_are_nobody_s()
    {
        _source.Gives(0, 1);
        _source.Assigns(0);
        await _log.Shows("read 0@100");
        _source.Gives(1, 1);
        _source.Gives(0, 100);
        await _log.Shows("follow 0@101");
        _log.Lines.ShouldNotContain(line => line.EndsWith(":1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Running_batches_end_before_partitions_are_given_up_and_queued_ones_never_begin()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = (_, _) => gate.Task;
        await ReadAsync(100, 101);
        await _log.Shows("process 0:100");
        _source.Revokes();
        await TestKit.Eventually.True(() => !_running!.IsHeld);
        gate.SetResult();
        await _log.Shows("unassigned");
        _log.Lines.ShouldBe(["take over 0", "read 0@100", "process 0:100", "follow 0@101", "unassigned"]);
    }

    [Fact]
    public async Task Lost_partitions_are_dropped_at_once()
    {
        _process = (_, token) => Task.Delay(Timeout.Infinite, token);
        await ReadAsync(100, 101);
        await _log.Shows("process 0:100");
        _source.Loses();
        _process = (_, _) => Task.CompletedTask;
        _source.Assigns(1);
        await _log.Shows("read 1@101");
        _source.Gives(1, 101);
        await _log.Shows("follow 1@102");
        _log.Lines.ShouldNotContain("process 0:101");
    }

    [Fact]
    public async Task What_an_earlier_assignment_began_to_take_over_is_not_read_after_the_next()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _takeOver = () => gate.Task;
        _source.Assigns(0);
        await _log.Shows("take over 0");
        _source.Revokes();
        await _log.Shows("unassigned");
        _takeOver = () => Task.CompletedTask;
        _source.Assigns(1);
        gate.SetResult();
        await _log.Shows("read 1@101");
        _log.Lines.ShouldNotContain("read 0@100");
    }

    [Fact]
    public async Task A_partition_that_was_fenced_off_is_taken_back_while_the_group_gives_it_to_us()
    {
        _process = (batch, _) => batch.Parts[0].Lease.Epoch == 1 ? throw new FencedException([batch.Parts[0].Lease]) : Task.CompletedTask;
        await ReadAsync(100);
        await TestKit.Eventually.Is(() => _log.Lines.Count(line => line == "read 0@100"), times => times == 2);
        _source.Gives(0, 100);
        await _log.Shows("follow 0@101");
        _log.Lines.ShouldBe(["take over 0", "read 0@100", "process 0:100", "read ", "take over 0", "read 0@100", "process 0:100", "follow 0@101"]);
    }

    [Fact]
    public async Task A_partition_that_is_fenced_off_while_it_is_being_given_up_is_not_taken_back()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = async (batch, _) =>
        {
            await gate.Task;
            throw new FencedException([batch.Parts[0].Lease]);
        };
        await ReadAsync(100);
        await _log.Shows("process 0:100");
        _source.Revokes();
        await TestKit.Eventually.True(() => !_running!.IsHeld);
        gate.SetResult();
        await _log.Shows("unassigned");
        _log.Lines.ShouldBe(["take over 0", "read 0@100", "process 0:100", "unassigned"]);
    }

    [Fact]
    public async Task A_lane_that_stays_full_is_paused_and_the_others_go_on()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = (batch, _) => batch.Parts[0].Lease.Partition.Partition == 0 ? gate.Task : Task.CompletedTask;
        _source.Assigns(0, 1);
        await _log.Shows("read 0@100 1@101");
        _source.Gives(0, 100, size: 20_000);
        await _log.Shows("pause 0");
        _source.Gives(1, 101);
        await _log.Shows("follow 1@102");
        gate.SetResult();
        await _log.Shows("resume 0");
    }

    [Fact]
    public async Task A_missing_topic_is_said_and_waited_for()
    {
        _source.Fails(ErrorCode.UnknownTopicOrPart, 0);
        await TestKit.Eventually.True(() => _heartbeats.Read().Any(loop => loop.Reason?.Contains("topics create", StringComparison.Ordinal) == true));
        await ReadAsync(100);
        await _log.Shows("follow 0@101");
    }

    [Fact]
    public async Task Where_retention_has_passed_our_position_reading_goes_on_at_the_earliest_record()
    {
        _source.Ranges[Records.Partition(0)] = new(500, 600);
        _source.Assigns(0, 1);
        await _log.Shows("read 0@100 1@101");
        _source.Gives(1, 107);
        _source.Fails(ErrorCode.Local_AutoOffsetReset, 0);
        await _log.Shows("read 0@500 1@108");
    }

    [Fact]
    public async Task An_error_that_nobody_knows_ends_the_loop()
    {
        _source.Fails(ErrorCode.Local_CritSysResource, 0);
        await Should.ThrowAsync<ConsumeException>(() => _run);
        _log.ToString().ShouldBe("close");
    }

    [Fact]
    public async Task A_batch_that_fails_for_an_unknown_reason_ends_the_loop()
    {
        _process = (_, _) => throw new InvalidOperationException("a defect");
        await ReadAsync(100);
        (await Should.ThrowAsync<LaneFailedException>(() => _run)).InnerException!.Message.ShouldBe("a defect");
        _log.Lines.ShouldNotContain("follow 0@101");
    }

    [Fact]
    public async Task A_stop_lets_the_running_batch_end()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = (_, _) => gate.Task;
        await ReadAsync(100, 101);
        await _log.Shows("process 0:100");
        await _stop.CancelAsync();
        await TestKit.Eventually.True(() => !_running!.IsHeld);
        gate.SetResult();
        await _run;
        _log.Lines.ShouldBe(["take over 0", "read 0@100", "process 0:100", "follow 0@101", "close"]);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_run);
        _loop.Dispose();
        _stop.Dispose();
    }

    async Task<IReadOnlyList<PartitionGrant>> IPositionStore.TakeOverAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        _log.Add($"take over {string.Join(' ', partitions.Select(each => each.Partition.Value))}");
        var epoch = Interlocked.Increment(ref _epoch);
        await _takeOver();
        return [.. partitions.Select(each => Records.Grant(each.Partition.Value, 100 + each.Partition.Value, epoch))];
    }

    Task IBatchProcessor.ProcessAsync(int lane, RecordBatch batch, CancellationToken cancellationToken)
    {
        _running = batch.Parts[0].Lease;
        _log.Add($"process {batch.Text()}");
        return _process(batch, cancellationToken);
    }

    private async Task ReadAsync(params long[] offsets)
    {
        _source.Assigns(0);
        await _log.Shows("read 0@100");
        foreach (var offset in offsets)
            _source.Gives(0, offset);
    }
}
