using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

/// <summary>Cycles that each customer has of his own [spec 02.3, 06.1].</summary>
public class OwnCycleTests
{
    [Fact]
    public void Cycles_begin_with_the_customers_first_counted_event_and_last_multiples_of_24_hours()
    {
        var story = Cyclic("'filter':{'field':'storeCode','op':'eq','value':'B1'}")
            .Buys("1", "T0", 1, "2025-07-01T08:00:00Z").Buys("1", "T1", 2, "2025-07-03T08:00:00Z", ("storeCode", "B1")).Buys("1", "T2", 4, "2025-07-10T07:59:59Z", ("storeCode", "B1"))
            .Buys("1", "T3", 8, "2025-07-10T08:00:00Z", ("storeCode", "B1")).Buys("1", "T4", 16, "2025-07-31T00:00:00Z", ("storeCode", "B1")).Buys("2", "T1", 32, "2025-07-05T00:00:00Z", ("storeCode", "B1"));

        (story.Value(period: 250001), story.Value(period: 250002), story.Value(period: 250004), story.Value("2", period: 250001)).ShouldBe((6, 8, 16, 32));
        (story.Row(period: 250002)!.PeriodStart, story.Row(period: 250002)!.PeriodEnd).ShouldBe((Story.At("2025-07-10T08:00:00Z"), Story.At("2025-07-17T08:00:00Z")));
    }

    [Fact]
    public void An_event_before_the_first_cycles_start_counts_nowhere()
    {
        var story = Cyclic().Buys("1", "T1", 2, "2025-07-03T08:00:00Z").Buys("1", "T2", 4, "2025-07-03T07:59:59Z");

        story.State.Progress.All.Single().Value.ShouldBe(2);
    }

    [Fact]
    public void The_days_of_a_cycle_are_those_of_the_zone_in_which_it_began()
    {
        var story = Cyclic("'type':'VISIT'").Buys("1", "T1", 1, "2025-07-03T12:00:00Z").DefineOrganisation("{'timeZone':'Asia/Kolkata'}", "2025-07-03T13:00:00Z")
            .Buys("1", "T2", 1, "2025-07-03T20:00:00Z").Buys("1", "T3", 1, "2025-07-11T12:00:00Z").Buys("1", "T4", 1, "2025-07-11T20:00:00Z");

        (story.Value(period: 250001), story.Value(period: 250002)).ShouldBe((1, 2));
    }

    [Fact]
    public void Cycles_may_begin_with_the_enrolment()
    {
        var story = Cyclic("'enrolment':'EVENT'", "'startAt':'ENROLMENT'").Enrols("1", "2025-07-02T00:00:00Z").Buys("1", "T1", 2, "2025-07-08T23:00:00Z").Buys("1", "T2", 4, "2025-07-09T00:00:00Z");

        (story.Value(period: 250001), story.Value(period: 250002)).ShouldBe((2, 4));
        story.TargetEvents()[0].PeriodId.ShouldBe(250001);
    }

    [Fact]
    public void An_enrolment_leaves_the_first_cycle_to_the_first_counted_event()
    {
        var story = Cyclic("'enrolment':'EVENT'").Buys("1", "T0", 1, "2025-07-01T00:00:00Z").Enrols("1", "2025-07-02T00:00:00Z").Buys("1", "T1", 2, "2025-07-05T00:00:00Z");

        story.State.Progress.All.Single().ShouldSatisfyAllConditions(row => row.Value.ShouldBe(2), row => row.PeriodStart.ShouldBe(Story.At("2025-07-05T00:00:00Z")));
    }

    [Fact]
    public void A_cycle_is_closed_by_the_clock_and_its_return_is_booked_into_the_next()
    {
        var story = Cyclic("'returnPolicy':'NEXT_PERIOD'").Buys("1", "T1", 20, "2025-07-03T08:00:00Z").Clock("2025-07-17T08:00:00Z").Returns("1", "T1", 5, "2025-07-18T00:00:00Z");

        (story.Value(period: 250001), story.Row(period: 250001)!.Status, story.Row(period: 250002), story.Value(period: 250003)).ShouldBe((20, ProgressStatus.Expired, null, -5));
    }

    [Fact]
    public void A_cycle_that_its_goal_ends_carries_no_surplus_and_the_next_begins_at_once()
    {
        var story = Agnostic().Buys("1", "T1", 60, "2025-07-03T08:00:00Z").Buys("1", "T2", 70, "2025-07-01T08:00:00Z").Buys("1", "T3", 10, "2025-07-04T08:00:00Z");

        (story.Value(period: 250001), story.Row(period: 250001)!.Status, story.Value(period: 250002), story.Row(period: 250002)!.Status)
            .ShouldBe((130, ProgressStatus.Completed, 10, ProgressStatus.InProgress));
        story.Concluded<TargetPeriodCompleted>().Single().PeriodEnd.ShouldBe(Story.At("2025-07-01T08:00:00Z"));
        story.Concluded<TargetValueAchieved>().Count().ShouldBe(1);

        story.Buys("1", "T4", 90, "2025-07-05T08:00:00Z").Concluded<TargetValueAchieved>().Select(achieved => achieved.PeriodId).ShouldBe([250001, 250002]);
    }

    [Fact]
    public void A_cycle_that_its_goal_has_ended_is_closed_and_a_running_one_is_lowered()
    {
        var story = Agnostic().Buys("1", "T1", 100).Buys("1", "T2", 50).Returns("1", "T1", 30).Returns("1", "T2", 20).Corrects("1", "T1", 5);

        (story.Value(period: 250001), story.Row(period: 250001)!.IgnoredReturns, story.Value(period: 250002)).ShouldBe((100, 30, 30));
        story.Concluded<TargetValueUnAchieved>().ShouldBeEmpty();
    }

    [Fact]
    public void A_cycle_that_its_goal_ended_at_its_start_stays_when_the_customer_is_un_enrolled_from_the_next()
    {
        var story = Agnostic().Buys("1", "T1", 100, "2025-07-03T08:00:00Z").UnEnrols("1");

        (story.Row(period: 250001)!.Removed, story.Row(period: 250001)!.Status).ShouldBe((false, ProgressStatus.Completed));
    }

    [Fact]
    public void What_ended_a_cycle_is_not_counted_back_in_the_next_that_begins_at_its_moment()
    {
        var story = Agnostic().Buys("1", "T1", 100, "2025-07-03T08:00:00Z").UnEnrols("1", "2025-07-03T09:00:00Z").Buys("1", "T2", 30, "2025-07-03T08:00:00Z").Enrols("1", "2025-07-04T00:00:00Z");

        (story.Value(period: 250001), story.Value(period: 250002)).ShouldBe((100, 30));
        story.TargetEvents().Where(row => row.Kind == TargetEventKind.AddTransaction).Select(row => row.PeriodId).ShouldBe([250001, 250002]);
    }

    [Fact]
    public void There_are_no_more_cycles_than_the_maximum()
    {
        var story = Agnostic("'maxCycles':2").Buys("1", "T1", 100).Buys("1", "T2", 100).Buys("1", "T3", 100);

        story.State.Progress.All.Count().ShouldBe(2);
        story.State.Transactions.All.Single(bill => bill.TransactionId == "T3").Counts.ShouldBeEmpty();
    }

    [Fact]
    public void A_cycle_that_a_goal_ends_has_no_next_period_for_returns_and_a_length_is_fixed()
    {
        Read("{'kind':'PERIOD_AGNOSTIC_WINDOW'}", "'returnPolicy':'NEXT_PERIOD'").Faults.Single().Pointer.ShouldBe("/targets/0/returnPolicy");
        DefinitionReader.Changes(Read("{'kind':'CYCLIC_WINDOW','lengthDays':7}").Definition!, Read("{'kind':'CYCLIC_WINDOW','lengthDays':8,'startAt':'ENROLMENT'}").Definition!)
            .Single().Pointer.ShouldBe("/window/lengthDays");
        DefinitionReader.Changes(Read("{'kind':'CYCLIC_WINDOW','lengthDays':7}").Definition!, Read("{'kind':'PERIOD_AGNOSTIC_WINDOW'}").Definition!)
            .Single().Pointer.ShouldBe("/window/kind");
    }

    private static DefinitionReading Read(string window, string target = "") =>
        DefinitionReader.Read(DefinitionKind.TargetGroup, "25", Json.Of(Group(window, target)));

    private static Story Cyclic(string target = "", string window = "") =>
        new Story().DefineGroup(Group("{'kind':'CYCLIC_WINDOW','lengthDays':7" + (window.Length > 0 ? "," + window : "") + "}", target));

    private static Story Agnostic(string window = "") =>
        new Story().DefineGroup(Group("{'kind':'PERIOD_AGNOSTIC_WINDOW'" + (window.Length > 0 ? "," + window : "") + "}", "'goal':100"));

    private static string Group(string window, string target) => $"{{'name':'Own','window':{window},'targets':[{Story.Target(target)}]}}";
}
