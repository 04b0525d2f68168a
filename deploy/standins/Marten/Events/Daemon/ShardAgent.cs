using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon;

/// <summary>
/// Runs one shard: pages are loaded by one loop and processed, strictly in order, by another, so the next page is loaded while one is in
/// work. The first failure ends both.
/// </summary>
internal sealed partial class ShardAgent(AsyncShard shard, DaemonParts parts) : ISubscriptionAgent, IDisposable
{
    private readonly PageFeed _feed = new(shard, parts);
    private readonly ShardTelemetry _telemetry = new(shard.Name);
    private readonly CancellationTokenSource _loading = new();
    private readonly CancellationTokenSource _processing = new();
    private readonly ILogger _logger = parts.Logger;
    private Task _loops = Task.CompletedTask;
    private int _hasFailed;

    public ShardExecutionMode Mode => ShardExecutionMode.Continuous;

    public ErrorHandlingOptions ErrorOptions => parts.Store.Options.Projections.Errors;

    public ShardName Name => shard.Name;

    public AsyncOptions Options => shard.Options;

    public long Position { get; private set; }

    public long HighWaterMark => _feed.Mark;

    public AgentStatus Status { get; private set; } = AgentStatus.Running;

    public DateTimeOffset? PausedTime { get; private set; }

    public async Task StartAsync(long mark, CancellationToken token)
    {
        Position = await parts.Positions.FindAsync(shard, mark, token);
        MarkHighWater(mark);
        LogStarted(Name, Position);
        Publish(ShardAction.Started);
        _loops = Task.WhenAll(Task.Run(LoadPagesAsync, CancellationToken.None), Task.Run(ProcessPagesAsync, CancellationToken.None));
    }

    public void MarkHighWater(long mark) => _feed.MarkHighWater(mark);

    /// <summary>Lets the page in work finish, for a while, then cancels it.</summary>
    public async Task StopAsync(TimeSpan drainTime)
    {
        await _loading.CancelAsync();
        try
        {
            await _loops.WaitAsync(drainTime);
        }
        catch (TimeoutException)
        {
            LogNotDrained(Name, drainTime);
            await _processing.CancelAsync();
            await _loops;
        }

        if (Status == AgentStatus.Running)
        {
            Status = AgentStatus.Stopped;
            Publish(ShardAction.Stopped);
        }
    }

    public ValueTask MarkSuccessAsync(long processedCeiling)
    {
        Position = Math.Max(Position, processedCeiling);
        Publish(ShardAction.Updated);
        return ValueTask.CompletedTask;
    }

    public async Task ReportCriticalFailureAsync(Exception ex)
    {
        if (Interlocked.Exchange(ref _hasFailed, 1) == 1)
        {
            return;
        }

        LogFailed(ex, Name, Position);
        var isForGood = ex is ProgressionProgressOutOfOrderException;
        PausedTime = isForGood ? null : parts.Clock.GetUtcNow();
        Status = isForGood ? AgentStatus.Stopped : AgentStatus.Paused;
        await _loading.CancelAsync();
        await _processing.CancelAsync();
        Publish(isForGood ? ShardAction.Stopped : ShardAction.Paused, ex);
    }

    public async Task ReportCriticalFailureAsync(Exception ex, long lastProcessed)
    {
        await ReportCriticalFailureAsync(ex);
        await MarkSuccessAsync(lastProcessed);
    }

    public Task RecordDeadLetterEventAsync(IEvent @event, Exception ex) => throw new NotSupportedException(
        "Dead letters are documents, which this stand-in of Marten does not store. Keep them in a table of your own.");

    public void Dispose()
    {
        _loading.Dispose();
        _processing.Dispose();
        _feed.Dispose();
    }

    private async Task LoadPagesAsync()
    {
        try
        {
            await _feed.LoadAsync(Position, this, _loading.Token);
        }
        catch (OperationCanceledException) when (_loading.IsCancellationRequested)
        {
            // Stopped.
        }
        catch (Exception e)
        {
            await ReportCriticalFailureAsync(e);
        }
    }

    private async Task ProcessPagesAsync()
    {
        await foreach (var page in _feed.ReadAllAsync())
        {
            if (_loading.IsCancellationRequested)
            {
                return;
            }

            await ProcessAsync(page);
        }
    }

    private async Task ProcessAsync(EventRange page)
    {
        using var span = _telemetry.StartPage(page);
        try
        {
            await parts.Runner.RunAsync(page, shard.Processor, _processing.Token);
            await MarkSuccessAsync(page.SequenceCeiling);
            _telemetry.PageDone(page, HighWaterMark);
        }
        catch (OperationCanceledException e) when (_processing.IsCancellationRequested || shard.Processor.IsSubscription)
        {
            // Marten drops such a subscription's page too; the next one fails the fence and stops the shard.
            LogDropped(e, page);
        }
        catch (Exception e)
        {
            span?.AddException(e);
            await ReportCriticalFailureAsync(e);
        }
    }

    private void Publish(ShardAction action, Exception? exception = null) => parts.Store.Database.Tracker.Publish(
        new ShardState(Name, Position) { Action = action, Exception = exception, AgentStatus = Status.ToString() });

    [LoggerMessage(LogLevel.Information, "Shard {Shard} starts at {Position}")]
    private partial void LogStarted(ShardName shard, long position);

    [LoggerMessage(LogLevel.Error, "Shard {Shard} failed behind {Position}")]
    private partial void LogFailed(Exception e, ShardName shard, long position);

    [LoggerMessage(LogLevel.Debug, "Page {Page} was cancelled")]
    private partial void LogDropped(Exception e, EventRange page);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} did not finish its page in {DrainTime}; it is cancelled")]
    private partial void LogNotDrained(ShardName shard, TimeSpan drainTime);
}
