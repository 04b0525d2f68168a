using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Tests.Histories;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Tests.Unified;

/// <summary>A group's own goal [spec 02.3, 06.1].</summary>
public class UnifiedTests
{
    [Fact]
    public void A_sum_over_the_targets_reaches_the_groups_goal_and_earns_its_badges_once()
    {
        var story = Of($"'goal':5000,'of':'SUM','badges':['{Story.Badge}']").Buys("1", "T1", 2400).Buys("1", "T2", 100);
        story.Concluded<UnifiedTargetsAchieved>().Single().ShouldSatisfyAllConditions(
            one => one.AchievedValue.ShouldBe(5000), one => one.DefinedValue.ShouldBe(5000), one => one.PeriodId.ShouldBe(250007), one => one.AchievedTargets.ShouldBe([1, 2]));
        story.Concluded<BadgeEarned>().Count().ShouldBe(1);

        story.Returns("1", "T1", 500).Concluded<UnifiedTargetsUnAchieved>().Single().AchievedValue.ShouldBe(4000);
        story.Buys("1", "T3", 3000);
        Row(story).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(10_000), row => row.Status.ShouldBe(ProgressStatus.Achieved));
        (story.Concluded<UnifiedTargetsAchieved>().Count(), story.Concluded<BadgeEarned>().Count()).ShouldBe((1, 1));
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("ANY", "1", true)]
    [InlineData("ANY", "", false)]
    [InlineData("ALL", "1,2,3", true)]
    [InlineData("ALL", "1,2", false)]
    [InlineData("1 && (2 || 3)", "1,3", true)]
    [InlineData("1 && (2 || 3)", "2,3", false)]
    [InlineData("1 || 2 && 3", "1", true)]
    [InlineData("1 || 2 && 3", "2", false)]
    [InlineData("((1)||2)&&3", "2,3", true)]
    public void A_rule_says_which_targets_must_stand_reached(string rule, string reached, bool holds)
    {
        var (read, fault) = UnifiedRuleReader.Read(rule, [1, 2, 3]);

        fault.ShouldBeNull();
        read!.Holds([.. reached.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]).ShouldBe(holds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 &&")]
    [InlineData("1 & 2")]
    [InlineData("(1 || 2")]
    [InlineData("1 || 2)")]
    [InlineData("1 2")]
    [InlineData("4")]
    [InlineData("!1")]
    [InlineData("any")]
    [InlineData("99999999999999999999")]
    public void A_rule_that_cannot_be_read_is_refused(string rule) => UnifiedRuleReader.Read(rule, [1, 2, 3]).Fault.ShouldNotBeNullOrEmpty();

    [Fact]
    public void Brackets_do_not_stand_inside_each_other_without_end() =>
        UnifiedRuleReader.Read(new string('(', 500) + "1" + new string(')', 500), [1]).Fault.ShouldNotBeNullOrEmpty();

    [Fact]
    public void A_rule_follows_targets_that_are_reached_and_lost()
    {
        var story = Of("'rule':'1 && 2'").Buys("1", "T1", 1000);
        Row(story).Reached.ShouldBe([1]);
        story.Buys("1", "T2", 1000).Concluded<UnifiedTargetsAchieved>().Single().AchievedTargets.ShouldBe([1, 2]);

        story.Returns("1", "T2", 500);
        Row(story).ShouldSatisfyAllConditions(row => row.Reached.ShouldBe([1]), row => row.Status.ShouldBe(ProgressStatus.InProgress));
        story.Concluded<UnifiedTargetsUnAchieved>().Count().ShouldBe(1);
    }

    [Fact]
    public void The_clock_completes_or_expires_it_with_its_targets()
    {
        var story = Of("'rule':'ANY'").Buys("1", "T1", 1000).Buys("2", "T1", 10).Clock("2025-08-01T00:00:00Z").Buys("1", "T2", 5000);

        (Row(story).Status, Row(story, "2").Status, Row(story).Value).ShouldBe((ProgressStatus.Completed, ProgressStatus.Expired, 2000));
    }

    [Fact]
    public void Un_enrolment_from_a_target_takes_its_part_away()
    {
        var story = Of("'goal':1500").Buys("1", "T1", 1000);
        Row(story).Value.ShouldBe(2000);

        story.UnEnrols("1", rule: 1);
        Row(story).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(1000), row => row.Status.ShouldBe(ProgressStatus.InProgress), row => row.Reached.ShouldBeEmpty());
    }

    [Fact]
    public void A_debit_of_an_earlier_period_does_not_undo_it()
    {
        var story = Of("'goal':1500", "'returnPolicy':'NEXT_PERIOD'").Buys("1", "T1", 1000).Buys("1", "T2", 800, "2025-08-02T00:00:00Z").Returns("1", "T1", 900, "2025-08-03T00:00:00Z");

        Row(story, period: 250008).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(-200), row => row.Status.ShouldBe(ProgressStatus.Achieved));
    }

    [Fact]
    public void Nor_does_one_that_comes_after_the_goal_was_lowered()
    {
        const string next = "'returnPolicy':'NEXT_PERIOD'";
        var story = Of("'goal':1500", next).Buys("1", "T1", 1000).Buys("1", "T2", 800, "2025-08-02T00:00:00Z").DefineGroup(Group("'goal':1000", next))
            .Corrects("1", "T2", 550, "2025-08-03T00:00:00Z").Returns("1", "T1", 300, "2025-08-04T00:00:00Z");

        Row(story, period: 250008).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(500), row => row.Status.ShouldBe(ProgressStatus.Achieved));
    }

    [Fact]
    public void A_group_that_gets_a_goal_of_its_own_in_a_running_period_counts_what_its_targets_have()
    {
        var story = new Story().DefineBadge().DefineGroup(Alone).Buys("1", "T1", 1000).DefineGroup(Group("'goal':2500")).Buys("1", "T2", 300);

        Row(story).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(2600), row => row.Reached.ShouldBe([1]), row => row.Status.ShouldBe(ProgressStatus.Achieved));
        Pages(story);
    }

    [Fact]
    public void And_what_they_have_gained_while_it_had_none()
    {
        var story = Of("'rule':'1 && 2'").Buys("1", "T1", 1000).DefineGroup(Alone).Buys("1", "T2", 1000).DefineGroup(Group("'rule':'1 && 2'")).Buys("1", "T3", 1);

        Row(story).ShouldSatisfyAllConditions(row => row.Value.ShouldBe(4002), row => row.Reached.ShouldBe([1, 2]), row => row.Status.ShouldBe(ProgressStatus.Achieved));
        Pages(story);
    }

    [Fact]
    public void It_is_closed_also_while_the_group_has_none()
    {
        var story = Of("'goal':1500").Buys("1", "T1", 1000).Buys("2", "T1", 10).DefineGroup(Alone).Clock("2025-08-01T00:00:00Z");

        (Row(story).Status, Row(story, "2").Status).ShouldBe((ProgressStatus.Completed, ProgressStatus.Expired));
        Pages(story);
    }

    /// <summary>Pages of one fact make the same of it.</summary>
    private static void Pages(Story story)
    {
        var pages = new Pages();
        pages.Fold(story.Facts, 1);
        pages.Outcomes.Select(outcome => outcome.Id).ShouldBe(story.Outcomes.Select(outcome => outcome.Id));
        pages.Unified.Select(row => (row.StreamKey, row.Value, row.Status)).ShouldBe(story.State.Unified.All.Select(row => (row.StreamKey, row.Value, row.Status)), ignoreOrder: true);
    }

    private static UnifiedProgress Row(Story story, string customer = "1", long period = 250007) =>
        story.State.Unified.Find(new UnifiedKey(StreamKey.Customer(Story.OrgId, customer), 25, period))!;

    /// <summary>Targets 1 and 2 over the amount, with goals of 1,000 and 2,000.</summary>
    private static Story Of(string unified, string target = "") => new Story().DefineBadge().DefineGroup(Group(unified, target));

    /// <summary>The same targets without a goal of the group's own.</summary>
    private static readonly string Alone = Group("'goal':1").Replace("'trackingType':'UNIFIED','unified':{'goal':1},", "", StringComparison.Ordinal);

    private static string Group(string unified, string target = "") =>
        "{'name':'Together','trackingType':'UNIFIED','unified':{" + unified + "},'window':{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'MONTHLY','start':'2025-01-01','end':'2025-12-31'},'targets':["
        + Story.Target("'targetRuleId':1,'goal':1000" + (target.Length > 0 ? "," + target : "")) + "," + Story.Target("'targetRuleId':2,'goal':2000" + (target.Length > 0 ? "," + target : "")) + "]}";
}
