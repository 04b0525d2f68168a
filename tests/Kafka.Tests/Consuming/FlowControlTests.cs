using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class FlowControlTests
{
    private readonly FlowControl _flow = new(lanes: 2, laneBytes: 100);

    [Fact]
    public void Reading_waits_while_a_lane_is_full()
    {
        _flow.Took(0, 99);
        _flow.MustWait.ShouldBeFalse();
        _flow.Took(0, 1);
        _flow.MustWait.ShouldBeTrue();
        _flow.Finished(0, 1);
        _flow.MustWait.ShouldBeFalse();
    }

    [Fact]
    public void A_paused_lane_holds_up_nobody()
    {
        _flow.Took(0, 100);
        _flow.Pause().ShouldBe([0]);
        _flow.MustWait.ShouldBeFalse();
        _flow.Took(1, 100);
        _flow.MustWait.ShouldBeTrue();
    }

    [Fact]
    public void A_paused_lane_goes_on_when_half_of_it_is_free()
    {
        _flow.Took(0, 120);
        _flow.Pause();
        _flow.Finished(0, 69);
        _flow.Resume().ShouldBeEmpty();
        _flow.Finished(0, 1);
        _flow.Resume().ShouldBe([0]);
        _flow.Resume().ShouldBeEmpty();
        _flow.AnyPaused.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_paused_twice()
    {
        _flow.Took(1, 100);
        _flow.Pause().ShouldBe([1]);
        _flow.Pause().ShouldBeEmpty();
    }
}
