using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Tests.Histories;
using static EventPlatform.Loyalty.Tests.Streaks.StreakStory;

namespace EventPlatform.Loyalty.Tests.Streaks;

/// <summary>A miss takes effect at the close of its cycle, whatever is defined then [spec 02.3].</summary>
public class MissedCycleTests
{
    [Theory]
    [InlineData("'active':false,", "")]
    [InlineData("", "'targetRuleId':2712")]
    public void A_clock_ends_a_streak_whose_group_is_inactive_or_has_dropped_its_target(string group, string target)
    {
        var story = Of().Meets(1).DefineGroup(Story.Group($"'goal':100,{target}".TrimEnd(','), group)).Clock("2025-03-01T00:00:00Z");
        IsOver(story);

        story.DefineGroup(Story.Group("'goal':100")).Meets(3).Meets(4);
        (Row(story).Cycles, Row(story).Level).ShouldBe((2, 1));
        story.Concluded<StreakStart>().Select(one => one.PeriodId).ShouldBe([250001, 250003]);
    }

    [Fact]
    public void And_that_of_a_retired_group() =>
        IsOver(Of().Meets(1).DefineGroup(Story.Group("'goal':100"), retired: true).Clock("2025-03-01T00:00:00Z"));

    [Theory]
    [InlineData("'active':false", false)]
    [InlineData("", true)]
    public void And_one_that_is_inactive_or_retired_itself(string fields, bool retired) =>
        IsOver(Of().Meets(1).Define(DefinitionKind.Streak, "7", Streak(fields), retired: retired).Clock("2025-03-01T00:00:00Z"));

    [Fact]
    public void The_clock_takes_levels_and_gives_none()
    {
        var story = Of(levels: "{'level':1,'cycles':3}").Meets(1).Meets(3)
            .Define(DefinitionKind.Streak, "7", Streak(levels: $"{{'level':1,'cycles':1,'badges':['{Story.Badge}']}}")).Clock("2025-03-01T00:00:00Z");
        (Row(story).Cycles, Row(story).Level, story.Concluded<BadgeEarned>().Count()).ShouldBe((1, 0, 0));

        story.Meets(4);
        (Row(story).Cycles, Row(story).Level, story.Concluded<BadgeEarned>().Count()).ShouldBe((2, 1, 1));
        Pages(story).ShouldBe(story.Outcomes.Select(outcome => outcome.Id));
    }

    [Fact]
    public void A_cycle_that_the_window_has_no_more_begins_no_streak()
    {
        var story = Of().Meets(1).Meets(3).DefineGroup(Story.Group("'goal':100").Replace("2025-12-31", "2025-02-28")).Clock("2025-03-01T00:00:00Z");

        (Row(story).Cycles, story.Concluded<StreakEnd>().Single().PeriodId, story.Concluded<StreakStart>().Single().PeriodId).ShouldBe((1, 250002, 250001));
    }

    private static void IsOver(Story story)
    {
        (Row(story).Cycles, Row(story).Level, Row(story).MissedAfter).ShouldBe((0, 0, null));
        story.Concluded<StreakEnd>().Single().ShouldSatisfyAllConditions(
            one => one.PeriodId.ShouldBe(250002), one => one.Cycles.ShouldBe(1), one => one.TargetRuleId.ShouldBe(2711), one => one.Occurred.ShouldBe(Story.At("2025-03-01T00:00:00Z")));
        Pages(story).ShouldBe(story.Outcomes.Select(outcome => outcome.Id));
    }

    /// <summary>What pages of one fact conclude.</summary>
    private static IEnumerable<Guid> Pages(Story story)
    {
        var pages = new Pages();
        pages.Fold(story.Facts, 1);
        return pages.Outcomes.Select(outcome => outcome.Id);
    }
}
