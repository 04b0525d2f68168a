using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class AchievementTests
{
    [Fact]
    public void A_goal_is_achieved_when_the_value_equals_it()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 998.999m);
        story.Row()!.Status.ShouldBe(ProgressStatus.InProgress);

        story.Buys("1", "T2", 0.001m, "2025-07-20T08:00:00Z");

        story.Row()!.Status.ShouldBe(ProgressStatus.Achieved);
        story.Row()!.AchievedAt.ShouldBe(Story.At("2025-07-20T08:00:00Z"));
        story.Concluded<TargetValueAchieved>().Single().AchievedValue.ShouldBe(999);
    }

    [Fact]
    public void Crossing_the_goal_twice_is_achieved_once_and_rewarded_once()
    {
        var story = new Story().DefineBadge().DefineGroup(Story.Group($"'badges':['{Story.Badge}']"))
            .Buys("1", "T1", 1000).Returns("1", "T1", 100).Buys("1", "T2", 500);

        story.Row()!.Status.ShouldBe(ProgressStatus.Achieved);
        story.Concluded<TargetValueAchieved>().Count().ShouldBe(1);
        story.Concluded<TargetValueUnAchieved>().Single().AchievedValue.ShouldBe(900);
        story.Concluded<BadgeEarned>().Count().ShouldBe(1);
    }

    [Fact]
    public void Each_fall_below_the_goal_is_reported_under_an_identity_of_its_own()
    {
        var story = new Story().DefineGroup(Story.Group())
            .Buys("1", "T1", 1000).Returns("1", "T1", 100).Buys("1", "T2", 200).Returns("1", "T2", 200);

        story.Concluded<TargetValueUnAchieved>().Count().ShouldBe(2);
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
        story.Row()!.Status.ShouldBe(ProgressStatus.InProgress);
        story.Row()!.AchievedAt.ShouldBeNull();
    }

    [Fact]
    public void Each_period_is_achieved_on_its_own()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 999, "2025-07-31T23:59:59Z").Buys("1", "T2", 999, "2025-08-01T00:00:00Z");

        story.Concluded<TargetValueAchieved>().Select(outcome => outcome.PeriodId).ShouldBe([250007, 250008]);
    }

    [Fact]
    public void A_goal_lowered_below_the_value_is_reached_with_the_next_counted_event()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 500).DefineGroup(Story.Group("'goal':400"));
        story.Concluded<TargetValueAchieved>().ShouldBeEmpty();

        story.Buys("1", "T2", 1);

        var achieved = story.Concluded<TargetValueAchieved>().Single();
        achieved.DefinedValue.ShouldBe(400);
        achieved.DefinitionVersion.ShouldBe(2);
    }

    [Fact]
    public void What_was_reached_stays_reached_when_the_goal_is_raised_and_is_lost_below_the_goal_that_was_met()
    {
        var story = new Story().DefineGroup(Story.Group("'goal':100")).Buys("1", "T1", 130).DefineGroup(Story.Group("'goal':200")).Buys("1", "T2", 10);
        story.Row()!.Status.ShouldBe(ProgressStatus.Achieved);

        story.Returns("1", "T2", 10);
        story.Row()!.Status.ShouldBe(ProgressStatus.Achieved);

        story.Returns("1", "T1", 31);
        story.Row()!.Status.ShouldBe(ProgressStatus.InProgress);
    }

    [Fact]
    public void Sub_milestones_are_absolute_or_a_percentage_of_the_goal_and_go_when_the_value_falls_below()
    {
        var marks = "'subMilestones':[{'name':'half way','percent':50},{'name':'800','value':800}]";
        var story = new Story().DefineGroup(Story.Group(marks)).Buys("1", "T1", 499.5m, "2025-07-10T12:00:00Z");
        story.Row()!.SubMilestones.ShouldBe([new ReachedSubMilestone("half way", 499.5m, Story.At("2025-07-10T12:00:00Z"))]);

        story.Buys("1", "T2", 400);
        story.Row()!.SubMilestones.Select(mark => mark.Name).ShouldBe(["half way", "800"]);

        story.Returns("1", "T1", 200);
        story.Row()!.SubMilestones.Select(mark => mark.Name).ShouldBe(["half way"]);
    }

    [Fact]
    public void An_outcome_carries_its_causes_time_and_is_named_by_its_subject_alone()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 999, "2025-07-29T04:00:00Z");
        var corrected = new Story().DefineGroup(Story.Group()).DefineGroup(Story.Group("'name':'Spend more'")).Buys("1", "T9", 1500, "2025-07-30T04:00:00Z");

        var outcome = story.Outcomes.Single(one => one.Event is TargetValueAchieved);
        outcome.Event.Occurred.ShouldBe(Story.At("2025-07-29T04:00:00Z"));
        outcome.Cause.ShouldBe(story.Facts[^1]);
        outcome.StreamKey.ShouldBe("100:1");
        corrected.Outcomes.Single(one => one.Event is TargetValueAchieved).Id.ShouldBe(outcome.Id);
    }
}
