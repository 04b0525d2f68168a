using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class LeaseTableTests
{
    private readonly LeaseTable _leases = new(lanes: 2);

    public LeaseTableTests()
    {
        _leases.Deal([Records.Partition(4), Records.Partition(0), Records.Partition(2)]);
        foreach (var partition in new[] { 0, 2, 4 })
            _leases.Hold(Records.Grant(partition));
    }

    [Fact]
    public void Partitions_are_dealt_to_the_lanes_in_turn_whatever_their_numbers() =>
        _leases.Held.OrderBy(lease => lease.Partition.Partition.Value).Select(lease => lease.Lane).ShouldBe([0, 1, 0]);

    [Fact]
    public void A_partition_keeps_its_lane_when_it_is_taken_back()
    {
        _leases.Drop(_leases.Of(Records.Partition(2))!);
        _leases.Hold(Records.Grant(2, epoch: 2)).Lane.ShouldBe(1);
    }

    [Fact]
    public void A_dropped_lease_is_found_no_more_even_if_it_was_the_last_one_asked_for()
    {
        var lease = _leases.Of(Records.Partition(0))!;
        _leases.Drop(lease).ShouldBeTrue();
        _leases.Drop(lease).ShouldBeFalse();
        lease.IsHeld.ShouldBeFalse();
        _leases.Of(Records.Partition(0)).ShouldBeNull();
    }

    [Fact]
    public void A_former_lease_cannot_drop_the_present_one()
    {
        var former = _leases.Of(Records.Partition(0))!;
        _leases.Drop(former);
        var present = _leases.Hold(Records.Grant(0, epoch: 2));
        _leases.Drop(former).ShouldBeFalse();
        _leases.Of(Records.Partition(0)).ShouldBe(present);
    }

    [Fact]
    public void An_assignment_that_is_over_leaves_nothing()
    {
        var lease = _leases.Of(Records.Partition(0))!;
        _leases.Clear();
        lease.IsHeld.ShouldBeFalse();
        _leases.Held.ShouldBeEmpty();
        _leases.Of(Records.Partition(0)).ShouldBeNull();
    }
}
