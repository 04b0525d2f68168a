using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class PartitionLagTests : IDisposable
{
    private static readonly DateTimeOffset Now = Records.Epoch.AddHours(1);

    private readonly Lease _lease = Records.Lease(0, position: 10);
    private readonly PartitionLag _lag = new(Records.Grant(0, position: 10), new VirtualClock());

    public void Dispose() => _lag.Dispose();

    [Fact]
    public void How_far_a_partition_is_stored_is_not_known_before_the_broker_has_told_its_end() => _lag.Publish(end: null, Now).ShouldBeNull();

    [Fact]
    public void Where_nothing_waits_it_is_stored_up_to_a_moment_ago() => _lag.Publish(end: 10, Now).ShouldBe(Now.AddSeconds(-5));

    [Fact]
    public void Where_records_wait_it_is_stored_up_to_the_oldest_of_them()
    {
        _lag.Took(Records.Of(_lease, 10));
        _lag.Took(Records.Of(_lease, 11));
        _lag.Publish(end: 12, Now).ShouldBe(Records.Epoch.AddSeconds(10));

        _lag.Stored(new StoredPart(_lease, 11, Records.Epoch.AddSeconds(10), 1));
        _lag.Publish(end: 12, Now).ShouldBe(Records.Epoch.AddSeconds(10));

        _lag.Stored(new StoredPart(_lease, 12, Records.Epoch.AddSeconds(11), 1));
        _lag.Publish(end: 12, Now).ShouldBe(Now.AddSeconds(-5));
    }

    [Fact]
    public void Records_that_wait_unread_behind_nothing_stored_leave_it_unknown() => _lag.Publish(end: 12, Now).ShouldBeNull();

    [Fact]
    public void The_mark_of_a_transaction_at_the_end_is_no_record_that_waits()
    {
        _lag.ReachedEnd(12);
        _lag.Publish(end: 12, Now).ShouldBe(Now.AddSeconds(-5));
    }
}
