using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Interactions;

namespace EventPlatform.Loyalty.Tests.Interactions;

public class InteractionTests
{
    private readonly Dictionary<InteractionMessageKey, InteractionMessage> _messages = [];
    private InteractionCount? _count;
    private long _sequence;

    [Fact]
    public void A_message_is_counted_once_whatever_is_said_of_it_later()
    {
        Happens("2025-07-01T10:00:00Z", ("messageId", "M1"), ("status", "SENT"), ("direction", "OUT"));
        Happens("2025-07-01T10:05:00Z", ("messageId", "M1"), ("status", "DELIVERED"));
        Happens("2025-07-01T11:00:00Z", ("messageId", "M1"), ("status", "OPENED"), ("used", true));

        _count!.Count.ShouldBe(1);
        _count.LastInteractionTime.ShouldBe(Story.At("2025-07-01T10:00:00Z"));
        _count.Used.ShouldBeTrue();
        var message = _messages.Values.ShouldHaveSingleItem();
        (message.Status, message.Direction, message.FirstTime, message.DeliveredTime, message.Sequence).ShouldBe(
            ("OPENED", "OUT", Story.At("2025-07-01T10:00:00Z"), Story.At("2025-07-01T10:05:00Z"), 1));
    }

    [Theory]
    [InlineData("SENT,DELIVERED,OPENED", "OPENED")]
    [InlineData("OPENED,SENT,DELIVERED", "OPENED")]
    [InlineData("SENT,FAILED", "FAILED")]
    [InlineData("FAILED,SENT", "FAILED")]
    [InlineData("SENT,FAILED,DELIVERED", "DELIVERED")]
    [InlineData("OPENED,FAILED", "OPENED")]
    public void A_message_goes_forward_in_whatever_order_its_statuses_come(string statuses, string last)
    {
        var times = new Dictionary<string, string> { ["SENT"] = "2025-07-01T10:00:00Z", ["FAILED"] = "2025-07-01T10:01:00Z", ["DELIVERED"] = "2025-07-01T10:02:00Z", ["OPENED"] = "2025-07-01T10:03:00Z" };
        foreach (var status in statuses.Split(','))
            Happens(times[status], ("messageId", "M1"), ("status", status));

        var message = _messages.Values.ShouldHaveSingleItem();
        (message.Status, _count!.Count).ShouldBe((last, 1));
        message.SentTime.ShouldBe(statuses.Contains("SENT") ? Story.At(times["SENT"]) : null);
        message.DeliveredTime.ShouldBe(statuses.Contains("DELIVERED") ? Story.At(times["DELIVERED"]) : statuses.Contains("OPENED") ? Story.At(times["OPENED"]) : null);
    }

    [Fact]
    public void A_later_status_does_not_move_the_last_interaction()
    {
        Happens("2025-07-01T10:00:00Z", ("messageId", "M1"), ("status", "SENT"));
        Happens("2025-07-02T10:00:00Z", ("messageId", "M2"), ("status", "SENT"));
        Happens("2025-07-09T10:00:00Z", ("messageId", "M1"), ("status", "OPENED"), ("used", true));

        (_count!.Count, _count.LastInteractionTime, _count.Used).ShouldBe((2, Story.At("2025-07-02T10:00:00Z"), true));
    }

    [Fact]
    public void Without_a_message_id_each_event_is_a_message()
    {
        Happens("2025-07-01T10:00:00Z");
        Happens("2025-07-01T10:00:00Z");

        _count!.Count.ShouldBe(2);
    }

    [Fact]
    public void An_older_message_that_comes_late_does_not_turn_the_time_back()
    {
        Happens("2025-07-02T10:00:00Z", ("messageId", "M2"));
        Happens("2025-07-01T10:00:00Z", ("messageId", "M1"));

        (_count!.Count, _count.LastInteractionTime).ShouldBe((2, Story.At("2025-07-02T10:00:00Z")));
    }

    [Fact]
    public void Network_and_type_are_written_in_lower_case_and_the_network_has_a_default()
    {
        Happens("2025-07-01T10:00:00Z", ("channel", "SMS"), ("messageId", "M1"));
        _count!.Key.ShouldBe(new InteractionKey("100:1", "capillary", "sms"));

        _count = null;
        Happens("2025-07-01T10:00:00Z", ("channel", "Comment"), ("network", "Facebook"));
        _count!.Key.ShouldBe(new InteractionKey("100:1", "facebook", "comment"));
    }

    private void Happens(string at, params (string Code, object? Value)[] context)
    {
        (string, object?)[] fields = context.Any(field => field.Code == "channel") ? context : [("channel", "EMAIL"), .. context];
        var recorded = new InteractionRecorded { Name = "interactionRecorded", Occurred = Story.At(at), Received = Story.At(at), Context = Contexts.Of(fields) };
        var fact = new Fact(++_sequence, Guid.NewGuid(), _sequence, "100:1", 100, recorded.Received, recorded);
        var key = InteractionFold.KeyOf(fact, recorded);
        var isNew = !_messages.TryGetValue(key, out var known);
        _messages[key] = InteractionFold.Apply(known, fact, recorded);
        _count = InteractionFold.Apply(_count, fact, recorded, isNew);
    }
}
