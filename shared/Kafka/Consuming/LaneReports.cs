using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Kafka.Consuming;

/// <summary>Brings the lanes' reports to the loop's thread.</summary>
internal sealed class LaneReports(LoopMailbox mail, LeaseTable leases, Lag lag, FlowControl flow, IRecordSource source, Assignment assignment) : ILaneReports
{
    public void Stored(IReadOnlyList<StoredPart> parts) => mail.Post(() =>
    {
        foreach (var part in parts.Where(part => leases.Holds(part.Lease)))
        {
            lag.Stored(part);
            source.Follow(new(part.Lease.Partition, part.Position));
        }
    });

    public void Finished(int lane, long bytes) => mail.Post(() => flow.Finished(lane, bytes));

    public Task FencedAsync(IReadOnlyList<Lease> fenced) => mail.PostAndWaitAsync(() => assignment.Fenced(fenced));
}
