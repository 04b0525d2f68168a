using System.Collections.Concurrent;
using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>Where the shards and the mark of a database stand, as far as this process knows; tells whoever listens.</summary>
public class ShardStateTracker : IObservable<ShardState>
{
    private readonly ConcurrentDictionary<string, ShardState> _states = new();
    private readonly ConcurrentDictionary<Guid, IObserver<ShardState>> _observers = new();

    public long HighWaterMark { get; private set; }

    public ShardState? CurrentState(string shardName) => _states.GetValueOrDefault(shardName);

    public IDisposable Subscribe(IObserver<ShardState> observer)
    {
        var subscription = new Subscription(this);
        _observers[subscription.Id] = observer;
        return subscription;
    }

    /// <summary>Waits until a shard is at or beyond a number; <see cref="TimeoutException"/> after a minute, unless given.</summary>
    public async Task<ShardState> WaitForShardState(string shardName, long sequence, TimeSpan? timeout = null)
    {
        var waiter = new ShardStateWaiter(shardName, sequence);
        using var subscription = Subscribe(waiter);
        if (CurrentState(shardName) is { } current)
        {
            waiter.OnNext(current);
        }

        return await waiter.Reached.WaitAsync(timeout ?? TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc cref="WaitForShardState"/>
    public Task<ShardState> WaitForHighWaterMark(long sequence, TimeSpan? timeout = null) =>
        WaitForShardState(ShardState.HighWaterMark, sequence, timeout);

    internal void Publish(ShardState state)
    {
        _states[state.ShardName] = state;
        if (state.ShardName == ShardState.HighWaterMark)
        {
            HighWaterMark = state.Sequence;
        }

        foreach (var observer in _observers.Values)
        {
            observer.OnNext(state);
        }
    }

    private sealed class Subscription(ShardStateTracker tracker) : IDisposable
    {
        public Guid Id { get; } = Guid.NewGuid();

        public void Dispose() => tracker._observers.TryRemove(Id, out _);
    }
}
