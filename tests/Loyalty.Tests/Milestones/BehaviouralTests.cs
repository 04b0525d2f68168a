using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class BehaviouralTests
{
    private static string Group(string type = "", string eventName = "testBehavioural") => Story.Group()
        .Replace(Story.Target(), "{'targetRuleId':79192,'name':'Try it','goal':2,'entity':'EVENT','event':'" + eventName + "'" + type + "}", StringComparison.Ordinal);

    [Fact]
    public void An_event_of_the_name_counts_one_and_its_row_says_what_the_source_says()
    {
        var story = new Story().DefineGroup(Group()).Does("1", "testBehavioural", "2025-12-05T00:00:00Z").Does("1", "somethingElse");

        story.Value(rule: 79192, period: 250012).ShouldBe(1);
        var row = story.TargetEvents(79192).Last();
        (row.Kind, row.DisplayName, row.UniqueId, row.TargetValue, row.EventLogId).ShouldBe((TargetEventKind.GenericEvent, "testBehavioural", "request-2", 1, 2));
    }

    [Fact]
    public void Visits_of_an_event_are_its_days_and_each_row_is_one()
    {
        var story = new Story().DefineGroup(Group(",'type':'VISIT'")).Does("1", "testBehavioural").Does("1", "testBehavioural").Does("1", "testBehavioural", "2025-07-11T00:00:00Z");

        story.Value(rule: 79192).ShouldBe(2);
        story.TargetEvents(79192).Skip(1).ShouldAllBe(row => row.TargetValue == 1);
    }

    [Fact]
    public void A_filter_asks_the_events_context()
    {
        var story = new Story().DefineGroup(Group(",'filter':{'field':'score','op':'gte','value':3}"))
            .Does("1", "testBehavioural", context: ("score", 3)).Does("1", "testBehavioural", context: ("score", 2));

        story.Value(rule: 79192).ShouldBe(1);
    }

    [Fact]
    public void A_repeated_transaction_is_no_event_for_a_target_either()
    {
        var story = new Story().DefineGroup(Group(eventName: "transactionAdded")).Buys("1", "T1", 5).Buys("1", "T1", 5).Buys("1", "R1", 5, more: ("billType", "RETURN"));

        story.Value(rule: 79192).ShouldBe(1);
    }
}
