using Confluent.Kafka;
using EventPlatform.Hosting.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// From what the group decides to what we read. Ownership is taken over in the store first, and reading begins at the position found
/// there. All but the waiting is done by the loop's thread.
/// </summary>
internal sealed partial class Assignment(
    IRecordSource source, IPositionStore positions, LeaseTable leases, Lag lag, LoopMailbox mail, TransientRetry retry, ConsumerSettings settings, TimeProvider clock,
    ILogger logger) : IDisposable
{
    private CancellationTokenSource _generation = new();

    /// <summary>The group has given us these: take them over, then read.</summary>
    public void Begin(IReadOnlyList<TopicPartition> partitions)
    {
        leases.Deal(partitions);
        if (partitions.Count > 0)
            TakeOver(partitions, TimeSpan.Zero, grants => source.Assign([.. grants.Select(Hold)]));
    }

    /// <summary>The assignment is over: nothing that was begun for it matters any more.</summary>
    public void End()
    {
        Dispose();
        _generation = new();
        leases.Clear();
        lag.Clear();
    }

    /// <summary>Somebody has taken over a partition that the group still gives to us. If it does so in a while, too, take it back.</summary>
    public void Fenced(Lease lease)
    {
        if (!leases.Drop(lease))
            return;
        LogFenced(logger, lease.Partition.Topic, lease.Partition.Partition.Value, lease.Epoch);
        lag.End(lease.Partition);
        source.Pause([lease.Partition]);
        TakeOver([lease.Partition], settings.TakeBack.Shortest + Jitter(), TakeBack);
    }

    public void Dispose()
    {
        _generation.Cancel();
        _generation.Dispose();
    }

    private void TakeBack(IReadOnlyList<PartitionGrant> grants)
    {
        foreach (var position in grants.Select(Hold))
            source.Seek(position);
        source.Resume([.. grants.Select(grant => grant.Partition)]);
    }

    private TopicPartitionOffset Hold(PartitionGrant grant)
    {
        leases.Hold(grant);
        lag.Begin(grant);
        return new(grant.Partition, grant.Position is { } position ? new Offset(position) : Offset.Beginning);
    }

    private void TakeOver(IReadOnlyCollection<TopicPartition> partitions, TimeSpan delay, Action<IReadOnlyList<PartitionGrant>> then) =>
        _ = TakeOverAsync(partitions, delay, then, _generation.Token);

    private async Task TakeOverAsync(
        IReadOnlyCollection<TopicPartition> partitions, TimeSpan delay, Action<IReadOnlyList<PartitionGrant>> then, CancellationToken generation)
    {
        try
        {
            await Task.Delay(delay, clock, generation);
            var grants = await retry.RunAsync(async token => await positions.TakeOverAsync(partitions, token), generation);
            mail.Post(() =>
            {
                if (!generation.IsCancellationRequested)
                    then(grants);
            });
        }
        catch (OperationCanceledException) when (generation.IsCancellationRequested)
        {
            // The group has decided anew: what it decided then is taken over then.
        }
        catch (Exception failure)
        {
            mail.Post(() => throw new InvalidOperationException("Partitions could not be taken over.", failure));
        }
    }

    // Jitter spreads load; nobody guesses secrets from it.
#pragma warning disable CA5394
    private TimeSpan Jitter() => (settings.TakeBack.Longest - settings.TakeBack.Shortest) * Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Topic} [{Partition}] was taken over by another owner, so what we read of it under epoch {Epoch} is dropped")]
    private static partial void LogFenced(ILogger logger, string topic, int partition, long epoch);
}
