using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>Completes when a shard is at or beyond a number.</summary>
internal sealed class ShardStateWaiter(string shardName, long sequence) : IObserver<ShardState>
{
    private readonly TaskCompletionSource<ShardState> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ShardState> Reached => _reached.Task;

    public void OnNext(ShardState value)
    {
        if (value.ShardName == shardName && value.Sequence >= sequence)
        {
            _reached.TrySetResult(value);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => _reached.TrySetException(error);
}
