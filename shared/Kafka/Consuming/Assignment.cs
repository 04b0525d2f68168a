using Confluent.Kafka;
using EventPlatform.Hosting.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// From what the group decides to what we read. Ownership is taken over in the store first, and reading begins at the position found
/// there. All but the waiting is done by the loop's thread.
/// </summary>
internal sealed partial class Assignment(
    IRecordSource source, IPositionStore positions, LeaseTable leases, FlowControl flow, Lag lag, LoopMailbox mail, TransientRetry retry, ConsumerSettings settings, TimeProvider clock,
    ILogger logger) : IDisposable
{
    private CancellationTokenSource _generation = new();

    /// <summary>The group has given us these: take them over, then read.</summary>
    public void Begin(IReadOnlyList<TopicPartition> partitions)
    {
        leases.Deal(partitions);
        if (partitions.Count > 0)
            TakeOver(partitions, TimeSpan.Zero);
    }

    /// <summary>Everything is to be given up: no batch begins any more, and nothing is taken over.</summary>
    public void GiveUp()
    {
        _generation.Cancel();
        foreach (var lease in leases.Held)
            lease.GiveUp();
    }

    /// <summary>The assignment is over.</summary>
    public void End()
    {
        Dispose();
        _generation = new();
        leases.Clear();
        lag.Clear();
    }

    /// <summary>Somebody has taken over partitions that the group still gives to us. If it does so in a while, too, take them back.</summary>
    public void Fenced(IReadOnlyList<Lease> fenced)
    {
        foreach (var lease in fenced)
            LogFenced(logger, lease.Partition.Topic, lease.Partition.Partition.Value, lease.Epoch);
        var dropped = fenced.Where(lease => lease.IsHeld && leases.Drop(lease)).Select(lease => lease.Partition).ToArray();
        if (dropped.Length == 0)
            return;
        Array.ForEach(dropped, lag.End);
        Read();
        TakeOver(dropped, settings.TakeBack.Shortest + Jitter());
    }

    /// <summary>Reads what is held, each partition from where it was read last. librdkafka forgets what it has fetched ahead, so this is for rare events.</summary>
    public void Read()
    {
        source.Assign([.. leases.Held.Select(lease => new TopicPartitionOffset(lease.Partition, lease.ReadFrom is { } offset ? new Offset(offset) : Offset.Beginning))]);
        if (leases.OfLanes(flow.Paused) is { Count: > 0 } paused)
            source.Pause(paused);
    }

    public void Dispose()
    {
        _generation.Cancel();
        _generation.Dispose();
    }

    private void Hold(IReadOnlyList<PartitionGrant> grants)
    {
        foreach (var grant in grants)
        {
            leases.Hold(grant);
            lag.Begin(grant);
        }
        Read();
    }

    private void TakeOver(IReadOnlyCollection<TopicPartition> partitions, TimeSpan delay) => _ = TakeOverAsync(partitions, delay, _generation.Token);

    private async Task TakeOverAsync(IReadOnlyCollection<TopicPartition> partitions, TimeSpan delay, CancellationToken generation)
    {
        try
        {
            await Task.Delay(delay, clock, generation);
            var grants = await retry.RunAsync(async token => await positions.TakeOverAsync(partitions, token), generation);
            mail.Post(() =>
            {
                if (!generation.IsCancellationRequested)
                    Hold(grants);
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
