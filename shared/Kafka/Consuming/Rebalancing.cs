using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// What the group decides, as it reaches the loop's thread within a poll. Before partitions are given up, running batches may end: a batch
/// that is fenced off was work for nothing.
/// </summary>
internal sealed class Rebalancing(
    LeaseTable leases, Lanes lanes, Assignment assignment, LoopMailbox mail, ConsumerHealth health, ConsumerSettings settings, TimeProvider clock) : IGroupListener
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public void Assigned(IReadOnlyList<TopicPartition> partitions) => assignment.Begin(partitions);

    public void Revoked()
    {
        Drain();
        assignment.End();
    }

    public void Lost()
    {
        assignment.GiveUp();
        Abort();
        assignment.End();
    }

    public void Failed(Error error) => health.Failed(error);

    /// <summary>No lane begins another batch; those that run may end, within limits.</summary>
    public void Drain()
    {
        assignment.GiveUp();
        var since = clock.GetTimestamp();
        while (lanes.AreBusy && clock.GetElapsedTime(since) < settings.DrainTime)
        {
            mail.Wait(Glance);
            mail.Run();
        }
        mail.Run();
        Abort();
    }

    private void Abort()
    {
        foreach (var lease in leases.Held)
            lanes.Abort(lease);
    }
}
