using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class CorrectionTests
{
    [Fact]
    public void A_correction_sets_the_new_values_in_the_originals_period_and_changes_its_row()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100, "2025-06-30T12:00:00Z").Corrects("1", "T1", 80, "2025-07-02T12:00:00Z");

        story.Value(period: 250006).ShouldBe(80);
        story.Row(period: 250007).ShouldBeNull();
        story.Row(period: 250006)!.EventCount.ShouldBe(1);
        var row = story.TargetEvents().Single(one => one.Kind == TargetEventKind.AddTransaction);
        (row.TargetValue, row.Sequence, row.Occurred).ShouldBe((80, 2, Story.At("2025-06-30T12:00:00Z")));
        story.Concluded<TargetAchievedValueUpdated>().Last().CurrentEventValue.ShouldBe(-20);
    }

    [Fact]
    public void A_correction_of_an_unknown_transaction_counts_as_a_purchase()
    {
        var story = new Story().DefineGroup(Story.Group()).Corrects("1", "T1", 80).Buys("1", "T1", 100);

        story.Value().ShouldBe(80);
    }

    [Fact]
    public void A_correction_that_changes_nothing_says_nothing()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100).Corrects("1", "T1", 100);

        story.Concluded<TargetAchievedValueUpdated>().Count().ShouldBe(1);
    }

    [Fact]
    public void What_has_come_back_stays_taken_off_and_the_order_of_corrections_does_not_matter()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100).Returns("1", "T1", 60).Corrects("1", "T1", 50);
        story.Value().ShouldBe(0);

        story.Corrects("1", "T1", 100);
        story.Value().ShouldBe(40);
    }

    [Fact]
    public void The_filter_is_asked_of_the_new_values()
    {
        var story = new Story().DefineGroup(Story.Group("'filter':{'field':'storeCode','op':'eq','value':'B1'}"))
            .Buys("1", "T1", 100, more: ("storeCode", "B2")).Corrects("1", "T1", 100, more: ("storeCode", "B1"));
        story.Value().ShouldBe(100);

        story.Corrects("1", "T1", 100, more: ("storeCode", "B2"));
        story.Value().ShouldBe(0);
    }

    [Fact]
    public void A_transaction_older_than_the_enrolment_is_not_counted_by_a_correction_where_the_target_tracks_from_there()
    {
        var story = new Story().DefineGroup(Story.Group("'enrolment':'EVENT','trackFromEnrolment':true")).Buys("1", "T1", 100).Enrols("1").Buys("1", "T2", 20);
        story.Corrects("1", "T1", 500).Value().ShouldBe(20);

        story.UnEnrols("1").Enrols("1").Corrects("1", "T1", 400).Corrects("1", "T2", 30).Value().ShouldBe(0);
        story.Corrects("1", "T3", 7).Value().ShouldBe(7);
    }

    [Fact]
    public void A_transaction_older_than_the_group_is_not_counted_by_a_correction()
    {
        var story = new Story().Buys("1", "T1", 100).DefineGroup(Story.Group()).Corrects("1", "T1", 80);

        story.Row().ShouldBeNull();
    }

    [Fact]
    public void A_visit_goes_when_its_bill_is_no_longer_taken_and_comes_back_with_it()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'VISIT','filter':{'field':'storeCode','op':'eq','value':'B1'}"))
            .Buys("1", "T1", 100, more: ("storeCode", "B1")).Corrects("1", "T1", 100, more: ("storeCode", "B2"));
        story.Value().ShouldBe(0);

        story.Corrects("1", "T1", 100, more: ("storeCode", "B1"));
        story.Value().ShouldBe(1);
    }

    [Fact]
    public void A_correction_can_reach_the_goal_and_lose_it()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100).Corrects("1", "T1", 1000).Corrects("1", "T1", 900);

        story.Concluded<TargetValueAchieved>().Count().ShouldBe(1);
        story.Concluded<TargetValueUnAchieved>().Count().ShouldBe(1);
    }
}
