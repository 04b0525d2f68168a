using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon.HighWater;

/// <summary>Looks for the mark again and again: soon after an append was announced, else by the clock.</summary>
internal sealed partial class HighWaterLoop : IDisposable
{
    private readonly HighWaterDetector _detector;
    private readonly AppendListener? _listener;
    private readonly DaemonSettings _settings;
    private readonly ILogger _logger;
    private readonly Action<long> _moved;
    private readonly Signal _appended = new();
    private CancellationTokenSource? _cancellation;
    private Task _loop = Task.CompletedTask;
    private long _lastLook;

    public HighWaterLoop(DocumentStore store, ILogger logger, Action<long> moved)
    {
        (_settings, _logger, _moved) = (store.Options.Projections, logger, moved);
        _detector = new HighWaterDetector(store, logger);
        _listener = store.Options.Events.UseListenNotifyForEventAppends
            ? new AppendListener(store.DataSource, _appended, _settings.SlowPollingTime, logger)
            : null;
    }

    public long Mark { get; private set; }

    public bool IsRunning => _cancellation is not null;

    public bool IsStale => IsRunning && TimeSpan.FromMilliseconds(Environment.TickCount64 - _lastLook) > _settings.HighWaterStalenessThreshold;

    public async Task StartAsync(CancellationToken token)
    {
        if (IsRunning)
        {
            return;
        }

        await LookAsync(token);
        _cancellation = new CancellationTokenSource();
        var running = _cancellation.Token;
        _loop = Task.WhenAll(Task.Run(() => RunAsync(running), running), Task.Run(() => _listener?.RunAsync(running), running));
    }

    public async Task StopAsync()
    {
        if (_cancellation is { } cancellation)
        {
            await cancellation.CancelAsync();
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.Dispose();
            _cancellation = null;
        }
    }

    public void Dispose() => _appended.Dispose();

    private async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var pause = await LookOrLogAsync(token);
            await _appended.WaitAsync(pause, token);
        }
    }

    private async Task<TimeSpan> LookOrLogAsync(CancellationToken token)
    {
        try
        {
            return await LookAsync(token) ? _settings.SlowPollingTime : _settings.FastPollingTime;
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            LogFailed(e);
            return _settings.SlowPollingTime;
        }
    }

    private async Task<bool> LookAsync(CancellationToken token)
    {
        var sighting = await _detector.DetectAsync(token);
        _lastLook = Environment.TickCount64;
        if (sighting.Mark > Mark)
        {
            Mark = sighting.Mark;
            _moved(Mark);
        }

        return sighting.IsCaughtUp;
    }

    [LoggerMessage(LogLevel.Error, "The high-water mark could not be determined; next try at the next look")]
    private partial void LogFailed(Exception e);
}
