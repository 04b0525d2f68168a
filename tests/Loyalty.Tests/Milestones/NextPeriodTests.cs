using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class NextPeriodTests
{
    private const string Next = "'returnPolicy':'NEXT_PERIOD'";

    [Fact]
    public void A_debit_after_the_goal_was_lowered_leaves_as_much_as_there_was_above_the_new_goal()
    {
        var story = new Story().DefineGroup(Story.Group($"'goal':100,{Next}")).Buys("1", "T1", 100).Buys("1", "T2", 120, "2025-08-02T00:00:00Z")
            .DefineGroup(Story.Group($"'goal':50,{Next}")).Returns("1", "T1", 80, "2025-08-03T00:00:00Z").Corrects("1", "T2", 90, "2025-08-04T00:00:00Z");

        (story.Value(period: 250008), story.Row(period: 250008)!.Status).ShouldBe((10, ProgressStatus.Achieved));
    }

    [Fact]
    public void Three_thousand_back_of_a_goal_of_five_thousand_that_was_reached_starts_the_next_period_at_minus_three_thousand()
    {
        // [source 002]: bought 2,000 + 1,500 + 3,000 for a goal of 5,000, returned 3,000: the next period starts at -3,000 and needs 8,000
        var story = new Story().DefineGroup(Story.Group($"'goal':5000,{Next}"))
            .Buys("1", "T1", 2000).Buys("1", "T2", 1500).Buys("1", "T3", 3000).Returns("1", "T3", 3000);

        (story.Value(), story.Row()!.Status).ShouldBe((6500, ProgressStatus.Achieved));
        var next = story.Row(period: 250008)!;
        (next.Value, next.Goal - next.Value).ShouldBe((-3000, 8000));
        story.Concluded<TargetPeriodStarted>().Select(started => started.PeriodId).ShouldBe([250007, 250008]);
        story.TargetEvents().Last().ShouldSatisfyAllConditions(row => row.PeriodId.ShouldBe(250008), row => row.TargetValue.ShouldBe(-3000));
        story.Concluded<TargetValueUnAchieved>().ShouldBeEmpty();

        story.Buys("1", "T4", 7999, "2025-08-02T12:00:00Z").Row(period: 250008)!.Status.ShouldBe(ProgressStatus.InProgress);
        story.Buys("1", "T5", 1, "2025-08-02T12:00:00Z").Row(period: 250008)!.Status.ShouldBe(ProgressStatus.Achieved);
    }

    [Fact]
    public void A_running_period_drops_at_once_but_what_was_reached_there_stays_reached()
    {
        var story = new Story().DefineGroup(Story.Group($"'goal':100,{Next},'subMilestones':[{{'name':'half','percent':50}}]"))
            .Buys("1", "T1", 90).Buys("1", "T2", 110, "2025-08-01T12:00:00Z").Returns("1", "T1", 80);

        var row = story.Row(period: 250008)!;
        (row.Value, row.Status).ShouldBe((30, ProgressStatus.Achieved));
        row.SubMilestones.Single().Name.ShouldBe("half");

        story.Corrects("1", "T2", 105).Row(period: 250008)!.ShouldSatisfyAllConditions(
            after => after.Status.ShouldBe(ProgressStatus.Achieved), after => after.SubMilestones.Count.ShouldBe(1));
        story.Corrects("1", "T2", 40).Row(period: 250008)!.ShouldSatisfyAllConditions(
            after => after.Status.ShouldBe(ProgressStatus.InProgress), after => after.SubMilestones.ShouldBeEmpty());
    }

    [Fact]
    public void The_first_later_period_that_is_not_closed_is_lowered()
    {
        var story = new Story().DefineGroup(Story.Group(Next)).Buys("1", "T1", 90, "2025-03-10T12:00:00Z").Clock("2025-06-01T00:00:00Z").Returns("1", "T1", 80);

        (story.Value(period: 250003), story.Row(period: 250004), story.Value(period: 250006)).ShouldBe((90, null, -80));
    }

    [Fact]
    public void Where_no_period_is_left_it_is_noted_not_counted()
    {
        var story = new Story().DefineGroup(Story.Group(Next)).Buys("1", "T1", 90, "2025-12-10T12:00:00Z").Returns("1", "T1", 80);

        (story.Value(period: 250012), story.Row(period: 250012)!.IgnoredReturns).ShouldBe((90, 80));
        story.State.Transactions.All.Single().Counts.Single().Returned.ShouldBe(0);
    }

    [Fact]
    public void A_return_of_an_unknown_bill_is_booked_after_the_period_of_its_own_time()
    {
        var story = new Story().DefineGroup(Story.Group(Next)).Returns("1", null, 80);

        (story.Row(), story.Value(period: 250008)).ShouldBe((null, -80));
        story.TargetEvents().First().ShouldSatisfyAllConditions(row => row.Kind.ShouldBe(TargetEventKind.Enrol), row => row.PeriodId.ShouldBe(250007));
    }

    [Fact]
    public void More_than_was_bought_is_noted_on_the_next_period()
    {
        var story = new Story().DefineGroup(Story.Group(Next)).Buys("1", "T1", 90).Returns("1", "T1", 70).Returns("1", "T1", 70);

        (story.Value(period: 250008), story.Row(period: 250008)!.IgnoredReturns).ShouldBe((-90, 50));
    }

    [Fact]
    public void A_visit_comes_back_with_the_last_whole_bill_of_its_day()
    {
        var story = new Story().DefineGroup(Story.Group($"'type':'VISIT',{Next}")).Buys("1", "T1", 10).Buys("1", "T2", 10).Returns("1", "T1", 10);
        (story.Value(), story.Row(period: 250008)).ShouldBe((1, null));

        story.Returns("1", "T2", 10);
        (story.Value(), story.Value(period: 250008)).ShouldBe((1, -1));
    }

    [Fact]
    public void Listed_periods_follow_each_other_in_time_not_in_their_ids()
    {
        const string listed = "{'name':'G','window':{'kind':'FIXED_CALENDAR_WINDOW','periods':[{'periodId':9,'start':'2025-07-01','end':'2025-07-15'},{'periodId':4,'start':'2025-08-01','end':'2025-08-15'}]},'targets':[";
        var story = new Story().DefineGroup(listed + Story.Target(Next) + "]}").Buys("1", "T1", 90).Returns("1", "T1", 30);

        story.Value(period: 4).ShouldBe(-30);
    }
}
