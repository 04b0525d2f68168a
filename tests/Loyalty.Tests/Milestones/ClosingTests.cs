using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Tests.Histories;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class ClosingTests
{
    [Fact]
    public void A_row_begins_with_the_first_counted_event_and_the_clock_completes_or_expires_it()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 999).Buys("2", "T2", 10).Clock("2025-08-01T00:00:00Z");

        story.Row("1")!.Status.ShouldBe(ProgressStatus.Completed);
        story.Row("2")!.Status.ShouldBe(ProgressStatus.Expired);
        story.Concluded<TargetPeriodStarted>().Select(started => (started.PeriodId, started.AchievedValue, started.DefinedValue)).ShouldBe([(250007, 0, 999), (250007, 0, 999)]);
        story.Concluded<TargetPeriodCompleted>().Select(ended => (ended.Achieved, ended.AchievedValue)).ShouldBe([(true, 999), (false, 10)]);
        story.Concluded<TargetPeriodCompleted>().ShouldAllBe(ended => ended.Occurred == Story.At("2025-08-01T00:00:00Z"));
    }

    [Fact]
    public void A_clock_one_moment_before_the_end_closes_nothing_and_a_second_one_after_it_nothing_more()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 10).Clock("2025-07-31T23:59:59.999Z");
        story.Row()!.Status.ShouldBe(ProgressStatus.InProgress);

        story.Clock("2025-08-01T00:00:00Z").Clock("2025-08-02T00:00:00Z").Clock("2025-07-01T00:00:00Z").Concluded<TargetPeriodCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void Late_events_count_within_offsetDays_and_are_kept_without_counting_after_them()
    {
        var story = new Story().DefineGroup(Story.Group(group: "'offsetDays':7,")).Buys("1", "T1", 10).Clock("2025-08-07T23:00:00Z").Buys("1", "T2", 20);
        story.Value().ShouldBe(30);

        story.Clock("2025-08-08T00:00:00Z").Buys("1", "T3", 40).Returns("1", "T1", 5).Returns("1", "T3", 5).Corrects("1", "T1", 500);
        story.Value().ShouldBe(30);
        (story.Row()!.LateEvents, story.Row()!.IgnoredReturns, story.Row()!.Status).ShouldBe((1, 5, ProgressStatus.Expired));
        story.TargetEvents().Count(row => row.Kind == TargetEventKind.AddTransaction).ShouldBe(2);
        story.State.Totals.All.Single().TransactionTotal.ShouldBe(10 + 20 + 40 - 5 - 5 + 490);
    }

    [Fact]
    public void A_late_behavioural_event_leaves_no_row()
    {
        var story = new Story().DefineGroup(Story.Group("'entity':'EVENT','type':'COUNT','event':'tried'")).Clock("2025-08-01T00:00:00Z").Does("1", "tried");

        story.Row().ShouldBeNull();
        story.TargetEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_period_that_was_over_when_its_group_was_first_stored_is_history_and_never_closes()
    {
        var story = new Story().Define(DefinitionKind.TargetGroup, "25", Story.Group(group: "'offsetDays':7,"), at: "2025-08-05T00:00:00Z")
            .Clock("2025-09-20T00:00:00Z").Buys("1", "T1", 10, "2025-06-30T12:00:00Z").Buys("1", "T2", 20, "2025-07-30T12:00:00Z").Clock("2025-09-21T00:00:00Z");

        story.Row(period: 250006)!.Status.ShouldBe(ProgressStatus.InProgress);
        story.Row(period: 250007).ShouldBeNull();
        story.Buys("1", "T3", 5, "2025-06-01T12:00:00Z").Value(period: 250006).ShouldBe(15);
    }

    [Fact]
    public void What_is_closed_stays_closed_where_offsetDays_grows()
    {
        var story = new Story().DefineGroup(Story.Group()).Clock("2025-08-01T00:00:00Z").DefineGroup(Story.Group(group: "'offsetDays':30,")).Buys("1", "T1", 10);

        story.Row().ShouldBeNull();
    }

    [Fact]
    public void A_retired_groups_rows_are_closed_too()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 10).DefineGroup(Story.Group(), retired: true).Clock("2025-08-01T00:00:00Z");

        story.Row()!.Status.ShouldBe(ProgressStatus.Expired);
    }

    [Fact]
    public void One_clock_event_closes_a_thousand_rows_at_most_the_earliest_first_and_the_next_goes_on_wherever_pages_end()
    {
        var story = new Story().DefineGroup(Story.Group());
        for (var customer = 0; customer < 1100; customer++)
            story.Buys($"{customer}", "T", 1, customer < 50 ? "2025-06-10T12:00:00Z" : "2025-07-10T12:00:00Z");
        story.Clock("2025-08-01T00:00:00Z");
        story.Concluded<TargetPeriodCompleted>().Count(ended => ended.PeriodId == 250006).ShouldBe(50);
        story.Concluded<TargetPeriodCompleted>().Count().ShouldBe(1000);

        story.Clock("2025-08-01T00:00:00Z");
        story.Concluded<TargetPeriodCompleted>().Count().ShouldBe(1100);

        var pages = new Pages();
        pages.Fold(story.Facts, 1101);
        pages.Outcomes.Select(outcome => outcome.Id).ShouldBe(story.Outcomes.Select(outcome => outcome.Id));
    }
}
