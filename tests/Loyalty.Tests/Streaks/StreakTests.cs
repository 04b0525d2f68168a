using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Streaks;
using static EventPlatform.Loyalty.Tests.Streaks.StreakStory;

namespace EventPlatform.Loyalty.Tests.Streaks;

/// <summary>Consecutive cycles in which a target was met [spec 02.3, 06.2].</summary>
public class StreakTests
{
    [Fact]
    public void A_level_is_reached_at_the_event_that_makes_it_true_and_earns_its_badges()
    {
        var story = Of().Meets(1).Meets(2);
        story.Concluded<StreakStart>().Single().PeriodId.ShouldBe(250001);
        story.Concluded<StreakLevelAchieved>().Single().ShouldSatisfyAllConditions(one => one.Level.ShouldBe(1), one => one.Cycles.ShouldBe(2), one => one.Occurred.ShouldBe(Story.At("2025-02-10T12:00:00Z")));
        story.Concluded<BadgeEarned>().Single().TriggeringActivity.Name.ShouldBe("streakLevelAchieved");

        story.Meets(3).Concluded<StreakLevelAchieved>().Select(one => one.Level).ShouldBe([1, 2]);
        (Row(story).Cycles, Row(story).Level).ShouldBe((3, 2));
    }

    [Fact]
    public void Open_cycles_do_not_break_a_streak_a_missed_one_resets_it_when_it_closes()
    {
        var story = Of().Meets(1).Meets(3);
        story.Concluded<StreakLevelAchieved>().Count().ShouldBe(1);

        story.Clock("2025-03-01T00:00:00Z");
        (Row(story).Cycles, Row(story).Level, Row(story).MissedAfter).ShouldBe((1, 0, Story.At("2025-05-01T00:00:00Z")));
        story.Concluded<StreakEnd>().Single().ShouldSatisfyAllConditions(one => one.PeriodId.ShouldBe(250002), one => one.Cycles.ShouldBe(2), one => one.Occurred.ShouldBe(Story.At("2025-03-01T00:00:00Z")));
        story.Concluded<StreakStart>().Select(one => one.PeriodId).ShouldBe([250001, 250003]);
        story.Concluded<StreakLevelUnAchieved>().ShouldBeEmpty();
    }

    [Fact]
    public void A_missed_cycle_needs_no_row_and_ends_the_streak_of_a_customer_who_does_nothing_more()
    {
        var story = Of().Meets(1).Meets(2).Clock("2025-04-01T00:00:00Z");

        (Row(story).Cycles, Row(story).Level, Row(story).MissedAfter).ShouldBe((0, 0, null));
        story.Concluded<StreakEnd>().Single().PeriodId.ShouldBe(250003);
    }

    [Fact]
    public void One_clock_that_closes_two_missed_cycles_tells_the_streak_between_them_each_at_its_time()
    {
        var story = Of().Meets(1).Meets(3).Clock("2025-05-01T00:00:00Z");

        story.Concluded<StreakEnd>().Select(one => (one.PeriodId, one.Cycles, one.Occurred)).ShouldBe(
            [(250002, 2, Story.At("2025-03-01T00:00:00Z")), (250004, 1, Story.At("2025-05-01T00:00:00Z"))]);
        story.Concluded<StreakStart>().Select(one => (one.PeriodId, one.Occurred)).ShouldBe(
            [(250001, Story.At("2025-01-10T12:00:00Z")), (250003, Story.At("2025-03-01T00:00:00Z"))]);
    }

    [Fact]
    public void A_streak_that_is_not_continuous_outlives_a_miss()
    {
        var story = Of("'continuous':false").Meets(1).Clock("2025-04-01T00:00:00Z").Meets(5);

        Row(story).Cycles.ShouldBe(2);
        story.Concluded<StreakEnd>().ShouldBeEmpty();
    }

    [Fact]
    public void Losing_a_cycle_while_open_lowers_the_count_and_takes_the_level_back_but_not_its_reward()
    {
        var story = Of().Meets(1).Meets(2).Returns("1", "T2", 50, "2025-02-20T12:00:00Z");
        (Row(story).Cycles, Row(story).Level).ShouldBe((1, 0));
        story.Concluded<StreakLevelUnAchieved>().Single().Level.ShouldBe(1);

        story.Buys("1", "again", 100, "2025-02-21T12:00:00Z").Concluded<StreakLevelAchieved>().Count().ShouldBe(1);
        (Row(story).Level, story.Concluded<BadgeEarned>().Count()).ShouldBe((1, 1));
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    [Fact]
    public void Each_level_is_rewarded_once_a_customer_also_by_a_second_streak()
    {
        var story = Of().Meets(1).Meets(2).Clock("2025-04-01T00:00:00Z").Meets(6).Meets(7);

        Row(story).Level.ShouldBe(1);
        story.Concluded<StreakLevelAchieved>().Count().ShouldBe(1);
        story.Concluded<StreakStart>().Count().ShouldBe(2);
    }

    [Fact]
    public void By_enrolment_only_what_is_met_after_it_counts_and_it_may_reset()
    {
        var story = Of("'enrolment':'EVENT'").Meets(1).Enrols().Meets(2);
        Row(story).Cycles.ShouldBe(1);

        story.UnEnrols().Meets(3);
        (Row(story).Cycles, Row(story).Enrolled).ShouldBe((1, false));
        story.Concluded<StreakEnd>().Count().ShouldBe(1);

        Row(story.Enrols(reset: true).Meets(4)).Cycles.ShouldBe(1);
    }

    [Fact]
    public void An_enrolment_in_a_streak_for_all_is_remembered_when_it_becomes_one_by_enrolment()
    {
        var story = Of().Enrols().Define(DefinitionKind.Streak, "7", Streak("'enrolment':'EVENT'")).Meets(2);

        (Row(story).Cycles, Row(story).Enrolled).ShouldBe((1, true));
    }

    [Fact]
    public void A_retired_streak_and_one_over_no_target_count_nothing()
    {
        var story = new Story().DefineGroup(Story.Group("'goal':100")).Define(DefinitionKind.Streak, "7", Streak(), retired: true).Define(DefinitionKind.Streak, "8", Streak("'targetRuleId':1")).Meets(1).Meets(2);

        story.State.Streaks.All.ShouldBeEmpty();
    }

    [Fact]
    public void Un_enrolment_from_the_target_takes_its_cycles_away()
    {
        var story = Of().Meets(1).Meets(2).UnEnrols("1", "2025-02-20T12:00:00Z");

        (Row(story).Cycles, story.Concluded<StreakLevelUnAchieved>().Count()).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("'levels':[]", "/levels OUT_OF_RANGE")]
    [InlineData("'levels':[{'level':2,'cycles':2}]", "/levels/0/level BAD_ORDER")]
    [InlineData("'levels':[{'level':1,'cycles':2},{'level':2,'cycles':2}]", "/levels/1/cycles BAD_ORDER")]
    [InlineData("'levels':[{'level':1,'cycles':0,'badges':['x']}]", "/levels/0/cycles OUT_OF_RANGE,/levels/0/badges/0 BAD_ID")]
    [InlineData("'targetRuleId':0,'levels':[{'level':1,'cycles':2}]", "/targetRuleId OUT_OF_RANGE")]
    [InlineData("'targetRuleId':1,'enrolment':'SEGMENT','levels':[{'level':1,'cycles':2}]", "/enrolment NOT_SUPPORTED")]
    [InlineData("'targetRuleId':1,'reward':1,'levels':[{'level':1,'cycles':2}]", "/reward UNKNOWN_FIELD")]
    public void Every_fault_of_a_streak_is_listed(string fields, string expected)
    {
        var json = "{'name':'S'," + (fields.Contains("targetRuleId", StringComparison.Ordinal) ? "" : "'targetRuleId':1,") + fields + "}";
        string.Join(',', DefinitionReader.Read(DefinitionKind.Streak, "7", Json.Of(json)).Faults.Select(fault => $"{fault.Pointer} {fault.Code}")).ShouldBe(expected);
    }

    [Fact]
    public void A_streak_stays_with_its_target()
    {
        var (old, other) = (DefinitionReader.Read(DefinitionKind.Streak, "7", Json.Of(Streak())).Definition!, DefinitionReader.Read(DefinitionKind.Streak, "7", Json.Of(Streak("'targetRuleId':1"))).Definition!);
        DefinitionReader.Changes(old, other).Single().Code.ShouldBe("FIXED");
    }
}
