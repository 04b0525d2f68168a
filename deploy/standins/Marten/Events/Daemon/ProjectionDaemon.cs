using System.Collections.Concurrent;
using JasperFx;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Events.Daemon.HighWater;
using Microsoft.Extensions.Logging;

namespace Marten.Events.Daemon;

/// <inheritdoc/>
internal sealed class ProjectionDaemon : IProjectionDaemon
{
    private readonly DocumentStore _store;
    private readonly DaemonParts _parts;
    private readonly HighWaterLoop _highWater;
    private readonly ConcurrentDictionary<string, ShardAgent> _agents = new();
    private readonly SemaphoreSlim _gate = new(1);

    public ProjectionDaemon(DocumentStore store, ILogger logger)
    {
        _store = store;
        _parts = new DaemonParts(store, logger);
        _highWater = new HighWaterLoop(store, logger, MarkMoved);
    }

    public ShardStateTracker Tracker => _store.Database.Tracker;

    public bool IsRunning => _highWater.IsRunning;

    public bool IsHighWaterStale => _highWater.IsStale;

    private DaemonSettings Settings => _store.Options.Projections;

    public long HighWaterMark() => _highWater.Mark;

    public async Task StartAllAsync()
    {
        foreach (var shard in _store.Options.Projections.AllShards())
        {
            await StartAgentAsync(shard.Name.Identity, CancellationToken.None);
        }
    }

    public async Task StopAllAsync()
    {
        await Task.WhenAll(_agents.Keys.Select(name => StopAgentAsync(name)));
        await _highWater.StopAsync();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">No shard of that identity is registered.</exception>
    /// <exception cref="ShardStartException">Its position cannot be read.</exception>
    public async Task StartAgentAsync(string shardName, CancellationToken token)
    {
        var shard = _store.Options.Projections.AllShards().FirstOrDefault(known => known.Name.Identity == shardName)
            ?? throw new ArgumentOutOfRangeException(nameof(shardName), shardName, "No shard of that identity is registered.");
        await _gate.WaitAsync(token);
        try
        {
            if (StatusFor(shardName) != AgentStatus.Running)
            {
                await StartAsync(shard, token);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task StopAgentAsync(string shardName, Exception? ex = null)
    {
        if (_agents.TryRemove(shardName, out var agent))
        {
            await agent.StopAsync(Settings.StopAndDrainTimeout);
            agent.Dispose();
        }
    }

    public AgentStatus StatusFor(string shardName) =>
        _agents.TryGetValue(shardName, out var agent) ? agent.Status : AgentStatus.Stopped;

    public IReadOnlyList<ISubscriptionAgent> CurrentAgents() => [.. _agents.Values];

    public bool HasAnyPaused() => _agents.Values.Any(agent => agent.Status == AgentStatus.Paused);

    public Task WaitForNonStaleData(TimeSpan timeout) => _store.WaitForNonStaleProjectionDataAsync(timeout);

    public async Task WaitForShardToBeRunning(string shardName, TimeSpan timeout)
    {
        if (StatusFor(shardName) != AgentStatus.Running)
        {
            await Tracker.WaitForShardState(shardName, 0, timeout);
        }
    }

    public void Dispose()
    {
        StopAllAsync().GetAwaiter().GetResult();
        _highWater.Dispose();
        _parts.Dispose();
        _gate.Dispose();
    }

    private async Task StartAsync(AsyncShard shard, CancellationToken token)
    {
        await StopAgentAsync(shard.Name.Identity);
        var agent = new ShardAgent(shard, _parts);
        try
        {
            await _store.Schema.EnsureAsync(token);
            await _highWater.StartAsync(token);
            await agent.StartAsync(_highWater.Mark, token);
        }
        catch (Exception e)
        {
            agent.Dispose();
            throw new ShardStartException(shard.Name, e);
        }

        _agents[shard.Name.Identity] = agent;
        agent.MarkHighWater(_highWater.Mark);
    }

    private void MarkMoved(long mark)
    {
        Tracker.Publish(new ShardState(ShardState.HighWaterMark, mark));
        foreach (var agent in _agents.Values)
        {
            agent.MarkHighWater(mark);
        }
    }
}
