using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class TargetEventTests
{
    private const string Listed = "{'kind':'FIXED_CALENDAR_WINDOW','periods':[{'periodId':29318,'start':'2025-07-01','end':'2025-07-15'},{'periodId':29324,'start':'2025-07-16','end':'2025-07-31'}]}";

    private static string Group() => "{'name':'Listed','window':" + Listed + ",'targets':[" + Story.Target() + "]}";

    [Fact]
    public void The_first_counted_event_enrols_and_its_row_stands_in_front()
    {
        var story = new Story().DefineGroup(Group(), "2514")
            .Buys("564709342", "889282751", 20, "2025-07-15T04:00:00Z").Buys("564709342", "889282761", 20, "2025-07-29T04:00:00Z");

        var rows = story.TargetEvents();
        rows.Select(row => (row.EventLogId, row.Kind, row.UniqueId, row.PeriodId, row.TargetValue)).ShouldBe(
        [
            (-1, TargetEventKind.Enrol, null, 29318, 999),
            (2, TargetEventKind.AddTransaction, "889282751", 29318, 20),
            (3, TargetEventKind.AddTransaction, "889282761", 29324, 20),
        ]);
        (rows[0].Occurred, rows[0].Stored).ShouldBe((null, null));
        rows[1].Stored.ShouldBe(story.Facts[1].Stored);
        rows.ShouldAllBe(row => row.TargetGroupId == 2514);
    }

    [Fact]
    public void A_day_between_two_listed_periods_counts_nowhere()
    {
        var story = new Story().DefineGroup(Group().Replace("2025-07-16", "2025-07-17", StringComparison.Ordinal), "2514").Buys("1", "T1", 20, "2025-07-16T12:00:00Z");

        story.State.Progress.All.ShouldBeEmpty();
    }

    [Fact]
    public void The_enrolment_is_written_once_for_all_periods()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20, "2025-07-01T00:00:00Z").Buys("1", "T2", 20, "2025-08-01T00:00:00Z").Buys("2", "T3", 20);

        story.TargetEvents().Count(row => row.Kind == TargetEventKind.Enrol).ShouldBe(2);
        story.State.Enrolments.All.Select(enrolment => (enrolment.StreamKey, enrolment.PeriodId, enrolment.Sequence)).ShouldBe([("100:1", 250007, 2), ("100:2", 250007, 4)]);
    }

    [Fact]
    public void A_progress_row_tells_its_counted_events_and_the_last_of_the_log()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20, "2025-07-20T00:00:00Z").Buys("1", "T2", 20, "2025-07-10T00:00:00Z").Returns("1", "T1", 5, "2025-07-15T00:00:00Z");

        story.Row()!.EventCount.ShouldBe(3);
        story.Row()!.LastEventAt.ShouldBe(Story.At("2025-07-15T00:00:00Z"));
    }
}
