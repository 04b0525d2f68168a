using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class EnrolmentTests
{
    private const string ByEvent = "'enrolment':'EVENT'";

    [Fact]
    public void Nothing_counts_before_the_enrolment_which_begins_the_row()
    {
        var story = new Story().DefineGroup(Story.Group(ByEvent + ",'trackFromEnrolment':true")).Buys("1", "T1", 100);
        (story.Row(), story.TargetEvents().Count).ShouldBe((null, 0));

        story.Enrols("1").Buys("1", "T2", 20);
        (story.Value(), story.Row()!.EventCount).ShouldBe((20, 1));
        story.TargetEvents().Select(row => (row.Kind, row.TargetValue)).ShouldBe([(TargetEventKind.Enrol, 999), (TargetEventKind.AddTransaction, 20)]);
        story.Concluded<TargetPeriodStarted>().Single().AchievedValue.ShouldBe(0);
    }

    [Fact]
    public void An_enrolment_counts_back_what_the_running_period_has_seen_in_log_order_and_causes_what_that_reaches()
    {
        var story = new Story().DefineBadge().Buys("1", "T0", 5000).DefineGroup(Story.Group($"'goal':100,{ByEvent},'badges':['{Story.Badge}']"))
            .Buys("1", "T1", 60, "2025-07-02T12:00:00Z").Buys("1", "T2", 500, "2025-06-30T12:00:00Z").Buys("1", "T1", 900).Buys("2", "T9", 70)
            .Buys("1", "T3", 70).Returns("1", "T3", 30).Corrects("1", "T1", 50).Returns("1", null, 5).Enrols("1", "2025-07-20T12:00:00Z");

        story.Value().ShouldBe(50 + 70 - 30 - 5);
        (story.Row(period: 250006), story.Row("2")).ShouldBe((null, null));
        var achieved = story.Outcomes.Single(outcome => outcome.Event is TargetValueAchieved);
        (achieved.Cause.Event.Name, achieved.Event.Occurred).ShouldBe(("targetCustomerEnrolment", Story.At("2025-07-20T12:00:00Z")));
        story.Concluded<BadgeEarned>().Single().Occurred.ShouldBe(Story.At("2025-07-20T12:00:00Z"));
        story.Concluded<TargetValueUnAchieved>().Count().ShouldBe(1);
        story.TargetEvents().Where(row => row.Kind == TargetEventKind.AddTransaction).Select(row => (row.UniqueId, row.TargetValue, row.Occurred))
            .ShouldBe([("T1", 50, Story.At("2025-07-02T12:00:00Z")), ("T3", 70, Story.At("2025-07-10T12:00:00Z"))]);

        story.Returns("1", "T1", 50).Value().ShouldBe(35);
    }

    [Fact]
    public void What_counted_before_an_un_enrolment_neither_comes_back_nor_is_corrected_in_the_row_begun_anew()
    {
        var story = new Story().DefineGroup(Story.Group("'trackFromEnrolment':true")).Buys("1", "T1", 100).UnEnrols("1").Enrols("1").Buys("1", "T2", 20);

        story.Returns("1", "T1", 30).Value().ShouldBe(20);
        story.Corrects("1", "T1", 500).Value().ShouldBe(20);
        story.Returns("1", "T2", 5).Corrects("1", "T2", 50).Value().ShouldBe(45);
    }

    [Fact]
    public void Behavioural_events_are_counted_back_too()
    {
        var story = new Story().DefineGroup(Story.Group($"'entity':'EVENT','type':'COUNT','event':'tried',{ByEvent}"))
            .Does("1", "tried").Does("1", "tried", "2025-06-01T00:00:00Z").Does("1", "left").Enrols("1").Does("1", "tried");

        story.Value().ShouldBe(2);
        story.TargetEvents().Select(row => row.Kind).ShouldBe([TargetEventKind.GenericEvent, TargetEventKind.Enrol, TargetEventKind.GenericEvent]);
    }

    [Fact]
    public void A_customers_own_goal_holds_for_every_period_and_for_its_sub_milestones()
    {
        var story = new Story().DefineGroup(Story.Group($"{ByEvent},'subMilestones':[{{'name':'half','percent':50}}]")).Enrols("1", goal: 200).Buys("1", "T1", 100);
        (story.Row()!.Goal, story.Row()!.SubMilestones.Single().Value, story.TargetEvents()[0].TargetValue).ShouldBe((200, 100, 200));

        story.Buys("1", "T2", 100).Buys("1", "T3", 200, "2025-08-02T00:00:00Z");
        (story.Row()!.Status, story.Row(period: 250008)!.Status).ShouldBe((ProgressStatus.Achieved, ProgressStatus.Achieved));
    }

    [Fact]
    public void A_second_enrolment_enrols_nobody_again_and_may_change_the_own_goal()
    {
        var story = new Story().DefineGroup(Story.Group(ByEvent)).Enrols("1", goal: 200).Buys("1", "T1", 150).Enrols("1", goal: 120).Buys("1", "T2", 1);

        story.TargetEvents().Count(row => row.Kind == TargetEventKind.Enrol).ShouldBe(1);
        (story.Row()!.Goal, story.Row()!.Status).ShouldBe((120, ProgressStatus.Achieved));
    }

    [Fact]
    public void Un_enrolment_removes_its_cycle_and_later_ones_and_what_earlier_cycles_gave_stays()
    {
        var story = new Story().DefineGroup(Story.Group("'goal':50")).Buys("1", "T1", 60, "2025-06-10T12:00:00Z").Buys("1", "T2", 60).Buys("1", "T3", 60, "2025-08-01T12:00:00Z")
            .UnEnrols("1");

        (story.Row(period: 250006)!.Removed, story.Row(period: 250007)!.Removed, story.Row(period: 250008)!.Removed).ShouldBe((false, true, true));
        story.TargetEvents().Last().ShouldSatisfyAllConditions(
            row => row.Kind.ShouldBe(TargetEventKind.UnEnrol), row => row.EventLogId.ShouldBe(row.Sequence), row => row.UniqueId.ShouldBeNull(),
            row => row.TargetValue.ShouldBe(50), row => row.PeriodId.ShouldBe(250007), row => row.Occurred.ShouldNotBeNull());

        story.Buys("1", "T4", 5, "2025-07-20T12:00:00Z").Returns("1", "T2", 10).Buys("1", "T5", 7, "2025-06-20T12:00:00Z");
        (story.Value(period: 250006), story.Row()!.Removed, story.Row()!.Value).ShouldBe((67, true, 60));
        story.UnEnrols("1").TargetEvents().Count(row => row.Kind == TargetEventKind.UnEnrol).ShouldBe(1);
    }

    [Fact]
    public void The_cycle_of_an_un_enrolment_may_be_named()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 60).Buys("1", "T2", 60, "2025-08-01T12:00:00Z").UnEnrols("1", period: 250008);

        (story.Row(period: 250007)!.Removed, story.Row(period: 250008)!.Removed).ShouldBe((false, true));
    }

    [Fact]
    public void Who_comes_back_is_enrolled_again_counts_the_running_period_back_and_is_not_rewarded_twice()
    {
        var story = new Story().DefineBadge().DefineGroup(Story.Group($"'goal':50,'badges':['{Story.Badge}']")).Buys("1", "T1", 60)
            .UnEnrols("1").Buys("1", "T2", 5).Enrols("1", "2025-07-20T12:00:00Z").Buys("1", "T3", 1);

        (story.Value(), story.Row()!.Status, story.Row()!.Removed).ShouldBe((66, ProgressStatus.Achieved, false));
        story.Concluded<BadgeEarned>().Count().ShouldBe(1);
        story.Concluded<TargetPeriodStarted>().Count().ShouldBe(1);
        story.TargetEvents().Count(row => row.Kind == TargetEventKind.Enrol).ShouldBe(2);
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    [Fact]
    public void Cycles_between_an_un_enrolment_and_the_next_enrolment_do_not_count()
    {
        var story = new Story().DefineGroup(Story.Group(ByEvent)).Enrols("1").UnEnrols("1", "2025-08-15T12:00:00Z").Enrols("1", "2025-10-02T12:00:00Z")
            .Buys("1", "T1", 1, "2025-07-20T12:00:00Z").Buys("1", "T2", 2, "2025-08-20T12:00:00Z").Buys("1", "T3", 4, "2025-09-20T12:00:00Z").Buys("1", "T4", 8, "2025-10-20T12:00:00Z");

        (story.Value(period: 250007), story.Value(period: 250008), story.Value(period: 250009), story.Value(period: 250010)).ShouldBe((1, null, null, 8));
    }

    [Theory]
    [InlineData("2025-08-15T12:00:00Z", 0, null, null, 16)]
    [InlineData("2025-10-15T12:00:00Z", 2, 4, null, 16)]
    [InlineData("2025-09-15T12:00:00Z", 2, null, null, 16)]
    public void Who_was_un_enrolled_twice_takes_part_in_neither_gap(string secondTime, int? inAugust, int? inSeptember, int? inOctober, int? inNovember)
    {
        var story = new Story().DefineGroup(Story.Group()).Enrols("1", "2025-06-10T12:00:00Z").UnEnrols("1", "2025-07-15T12:00:00Z").Enrols("1", "2025-08-02T12:00:00Z")
            .UnEnrols("1", secondTime).Enrols("1", "2025-11-02T12:00:00Z");
        for (var (month, amount) = (7, 1); month <= 11; month++, amount *= 2)
            story.Buys("1", $"T{month}", amount, $"2025-{month:00}-20T12:00:00Z");

        story.Value().ShouldBeNull();
        (story.Value(period: 250008), story.Value(period: 250009), story.Value(period: 250010), story.Value(period: 250011))
            .ShouldBe((inAugust, inSeptember, inOctober, inNovember));
    }

    [Fact]
    public void Members_of_a_segment_are_enrolled_and_un_enrolled_with_their_membership()
    {
        var story = new Story().DefineGroup(Story.Group("'enrolment':'SEGMENT','segment':'gold'")).Buys("1", "T1", 10).Joins("1", "silver");
        story.Row().ShouldBeNull();

        story.Joins("1", "gold").Buys("1", "T2", 20).Value().ShouldBe(30);
        story.Joins("1", "gold", member: false, at: "2025-07-20T12:00:00Z").Buys("1", "T3", 40).Row()!.Removed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2711, 26)]
    [InlineData(2712, 25)]
    public void An_enrolment_in_what_is_not_there_changes_nothing(long rule, long group)
    {
        var story = new Story().DefineGroup(Story.Group(ByEvent)).Enrols("1", rule: rule, group: group).UnEnrols("1", rule: rule, group: group).Buys("1", "T1", 10);

        (story.Row(), story.TargetEvents().Count, story.State.Enrolments.All.Count()).ShouldBe((null, 0, 0));
    }

    [Fact]
    public void An_enrolment_in_a_closed_period_begins_no_row_there()
    {
        var story = new Story().DefineGroup(Story.Group(ByEvent)).Buys("1", "T1", 10).Clock("2025-08-01T00:00:00Z").Enrols("1").Buys("1", "T2", 20, "2025-08-02T00:00:00Z");

        (story.Row(), story.Value(period: 250008)).ShouldBe((null, 20));
    }

    [Fact]
    public void A_bill_of_an_earlier_cycle_is_known_there_when_the_customer_comes_back()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 60, "2025-07-10T12:00:00Z").UnEnrols("1", "2025-08-02T12:00:00Z").Enrols("1", "2025-08-03T12:00:00Z")
            .Corrects("1", "T1", 80, "2025-08-04T12:00:00Z").Returns("1", "T1", 30, "2025-08-05T12:00:00Z");

        (story.Value(period: 250007), story.Value(period: 250008)).ShouldBe((50, 0));
    }

    [Fact]
    public void A_cycle_from_which_nobody_was_un_enrolled_is_not_counted_back_again()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'COUNT'")).Buys("1", "T1", 60).UnEnrols("1", period: 250008).Enrols("1", "2025-07-20T12:00:00Z");

        (story.Value(), story.Row()!.EventCount).ShouldBe((1, 1));
    }

    [Fact]
    public void Removed_rows_are_not_completed_by_the_clock()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 60).UnEnrols("1").Clock("2025-08-01T00:00:00Z");

        story.Concluded<TargetPeriodCompleted>().ShouldBeEmpty();
        story.Row()!.OpenUntil.ShouldBeNull();
    }
}
