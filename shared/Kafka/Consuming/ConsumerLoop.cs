using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// Reads topics for a group and has every record stored once. One thread owns the consumer and all state; the lanes, which do the work,
/// reach it by its mailbox, and the group within its polls.
/// </summary>
public sealed class ConsumerLoop : IDisposable
{
    private const int RecordsATurn = 256;

    private readonly IReadOnlyCollection<string> _topics;
    private readonly ConsumerSettings _settings;
    private readonly IRecordSource _source;
    private readonly LoopMailbox _mail = new();
    private readonly Heartbeat _heartbeat;
    private readonly FlowControl _flow;
    private readonly LeaseTable _leases;
    private readonly Lag _lag;
    private readonly LoopMeter _meter;
    private readonly ConsumerHealth _health;
    private readonly LostRecords _lost;
    private readonly Lanes _lanes;
    private readonly Assignment _assignment;
    private readonly Rebalancing _rebalancing;
    private IReadOnlyList<PartitionWatermark> _watermarks = [];

    public ConsumerLoop(KafkaSettings kafka, IReadOnlyCollection<string> topics, ConsumerSettings settings, IPositionStore positions,
        IBatchProcessor processor, Heartbeats heartbeats, TimeProvider clock, ILogger<ConsumerLoop> logger)
        : this(new KafkaRecordSource(kafka, logger), topics, settings, positions, processor, heartbeats, clock, logger)
    {
    }

    internal ConsumerLoop(IRecordSource source, IReadOnlyCollection<string> topics, ConsumerSettings settings, IPositionStore positions,
        IBatchProcessor processor, Heartbeats heartbeats, TimeProvider clock, ILogger logger)
    {
        (_source, _topics, _settings) = (source, topics, settings);
        _heartbeat = heartbeats.Add("ingest consumer");
        _flow = new(settings.Lanes, settings.LaneBytes);
        _leases = new(settings.Lanes);
        _lag = new(clock);
        _meter = new(_flow, clock);
        _health = new(_heartbeat, logger, clock);
        _assignment = new(source, positions, _leases, _flow, _lag, _mail, new(_heartbeat, logger, clock, KafkaFailures.Of), settings, clock, logger);
        _lost = new(source, _leases, _assignment, _mail, _health, clock, logger);
        var reports = new LaneReports(_mail, _leases, _lag, _flow, source, _assignment);
        _lanes = new(settings, processor, reports, heartbeats, clock, logger);
        _rebalancing = new(_leases, _lanes, _assignment, _mail, _health, settings, clock);
    }

    /// <summary>How far the partitions that this process owns are stored; as of about a second ago.</summary>
    public IReadOnlyList<PartitionWatermark> Watermarks
    {
        get => Volatile.Read(ref _watermarks);
        private set => Volatile.Write(ref _watermarks, value);
    }

    /// <summary>Runs until it is asked to stop, or until something happens that nobody knows how to cure: then it throws.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        _assignment.Dispose();
        _lanes.Dispose();
        _source.Dispose();
        _heartbeat.Dispose();
        _mail.Dispose();
    }

    private void Run(CancellationToken stop)
    {
        _source.Subscribe(_topics, _rebalancing);
        _lanes.Start(failure => _mail.Post(() => throw new LaneFailedException(failure)));
        try
        {
            while (!stop.IsCancellationRequested)
                Turn();
            _rebalancing.Drain();
        }
        finally
        {
            _lanes.Stop();
            _source.Close();
        }
    }

    internal void Turn()
    {
        _mail.Run();
        Resume(_flow.Resume());
        if (_flow.MustWait)
            WaitForRoom();
        else
            TakeWhatIsThere();
        if (_meter.Tick())
            ReportHealth();
    }

    /// <summary>A full lane is mostly full for a moment; only where it stays so are its partitions paused, and reading goes on for the others.</summary>
    private void WaitForRoom()
    {
        if (!_meter.Wait(_mail.Wait, _settings.Patience) && _leases.OfLanes(_flow.Pause()) is { Count: > 0 } paused)
            _source.Pause(paused);
    }

    private void Resume(IReadOnlyCollection<int> lanes)
    {
        if (lanes.Count > 0 && _leases.OfLanes(lanes) is { Count: > 0 } partitions)
            _source.Resume(partitions);
    }

    private void TakeWhatIsThere()
    {
        for (var taken = 0; taken < RecordsATurn && !_flow.MustWait; taken++)
        {
            if (Poll(taken == 0 ? _settings.PollTime : TimeSpan.Zero) is not { } result)
                return;
            Route(result);
        }
    }

    private ConsumeResult<byte[]?, byte[]?>? Poll(TimeSpan time)
    {
        try
        {
            return _source.Poll(time);
        }
        catch (ConsumeException failure) when (failure.Error.Code == ErrorCode.Local_AutoOffsetReset)
        {
            _lost.SkipTo(failure.ConsumerRecord.TopicPartition);
        }
        catch (ConsumeException failure) when (KafkaFailures.Of(failure.Error) is FailureClass.Transient or FailureClass.SetUp)
        {
            _health.Failed(failure.Error);
        }
        return null;
    }

    private void Route(ConsumeResult<byte[]?, byte[]?> result)
    {
        if (_leases.Of(result.TopicPartition) is not { } lease)
            return;
        if (result.IsPartitionEOF)
        {
            _lag.ReachedEnd(lease.Partition, result.Offset.Value);
            return;
        }
        lease.ReadFrom = result.Offset.Value + 1;
        var record = new ConsumedRecord(lease, result);
        _lag.Took(record);
        _flow.Took(lease.Lane, record.Size);
        _lanes.Add(record);
    }

    private void ReportHealth()
    {
        Watermarks = _lag.Publish(_source.EndOf);
        _lanes.Tick();
        _health.Tick();
    }
}
