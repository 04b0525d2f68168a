using JasperFx;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon.Coordination;

/// <summary>
/// Starts the shards that are this process's to run: all of them, or those whose lock it gets. It starts a shard that it has no agent of
/// and one that has been paused for long enough. One that stopped for good it leaves alone.
/// </summary>
internal sealed partial class ProjectionCoordinator : IProjectionCoordinator, IAsyncDisposable
{
    private readonly DocumentStore _store;
    private readonly ILogger _logger;
    private readonly ShardLocks? _locks;
    private ProjectionDaemon? _daemon;
    private CancellationTokenSource? _cancellation;
    private Task _loop = Task.CompletedTask;

    public ProjectionCoordinator(IDocumentStore store, ILogger<ProjectionCoordinator> logger)
    {
        (_store, _logger) = ((DocumentStore)store, logger);
        _locks = Settings.AsyncMode == DaemonMode.HotCold ? new ShardLocks(_store.DataSource, _store.Options.EventOptions, logger) : null;
    }

    private DaemonSettings Settings => _store.Options.Projections;

    private ProjectionDaemon Daemon => _daemon ??= _store.BuildDaemon(_logger);

    public IProjectionDaemon DaemonForMainDatabase() => Daemon;

    public ValueTask<IProjectionDaemon> DaemonForDatabase(string databaseIdentifier) => ValueTask.FromResult<IProjectionDaemon>(Daemon);

    public ValueTask<IReadOnlyList<IProjectionDaemon>> AllDaemonsAsync() => ValueTask.FromResult<IReadOnlyList<IProjectionDaemon>>([Daemon]);

    public Task StartAsync(CancellationToken cancellationToken) => ResumeAsync();

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await PauseAsync();
        _daemon?.Dispose();
        _daemon = null;
        await (_locks?.ReleaseAllAsync() ?? Task.CompletedTask);
    }

    public async Task PauseAsync()
    {
        if (_cancellation is { } cancellation)
        {
            await cancellation.CancelAsync();
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.Dispose();
            _cancellation = null;
        }

        await (_daemon?.StopAllAsync() ?? Task.CompletedTask);
    }

    public async Task ResumeAsync()
    {
        if (_cancellation is null && Settings.AsyncMode is DaemonMode.Solo or DaemonMode.HotCold)
        {
            await _store.Schema.EnsureAsync(CancellationToken.None);
            _cancellation = new CancellationTokenSource();
            var running = _cancellation.Token;
            _loop = Task.Run(() => RunAsync(running), running);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                await DistributeAsync(token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await Task.Delay(Daemon.HasAnyPaused() ? Settings.AgentPauseTime : Pause, token);
        }
    }

    private TimeSpan Pause => TimeSpan.FromMilliseconds(Settings.LeadershipPollingTime);

    private async Task DistributeAsync(CancellationToken token)
    {
        await (_locks?.CheckAsync(token) ?? Task.CompletedTask);
        foreach (var shard in _store.Options.Projections.AllShards())
        {
            if (await IsOursAsync(shard, token))
            {
                await StartIfNeededAsync(shard.Name.Identity, token);
            }
            else if (Daemon.StatusFor(shard.Name.Identity) == AgentStatus.Running)
            {
                await Daemon.StopAgentAsync(shard.Name.Identity);
            }
        }
    }

    private async Task<bool> IsOursAsync(AsyncShard shard, CancellationToken token)
    {
        if (_locks is null)
        {
            return true;
        }

        var id = ShardLockId.For(_store.Options.Events.DatabaseSchemaName, shard.Name, Settings.DaemonLockId);
        return _locks.Holds(id) || await _locks.TryTakeAsync(id, token);
    }

    private async Task StartIfNeededAsync(string identity, CancellationToken token)
    {
        var agent = Daemon.CurrentAgents().FirstOrDefault(known => known.Name.Identity == identity);
        var isRested = agent?.PausedTime is { } since &&
            _store.Options.Events.TimeProvider.GetUtcNow() - since > Settings.HealthCheckPollingTime;
        if (agent is null || isRested)
        {
            await Daemon.StartAgentAsync(identity, token);
        }
    }

    [LoggerMessage(LogLevel.Error, "Shards could not be looked after; next try in the next cycle")]
    private partial void LogFailed(Exception e);
}
