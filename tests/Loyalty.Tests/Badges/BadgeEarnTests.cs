using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;

namespace EventPlatform.Loyalty.Tests.Badges;

public class BadgeEarnTests
{
    private static Story Earning(string badge = "") => new Story().DefineBadge(badge).DefineGroup(Story.Group($"'badges':['{Story.Badge}']"));

    [Fact]
    public void A_goal_met_earns_the_targets_badge_with_all_that_a_reader_needs()
    {
        var story = Earning("'group':'spend','rank':3,'owner':'Milestones'").Buys("1", "T1", 1000, "2023-10-03T06:42:02.450Z").Buys("1", "T2", 1000, "2025-10-03T06:42:02.450Z");

        var earned = story.Concluded<BadgeEarned>().Single();
        (earned.BadgeId, earned.BadgeName, earned.BadgeGroup, earned.BadgeRank, earned.Owner, earned.DefinitionVersion).ShouldBe((Story.Badge, "Big spender", "spend", 3, "Milestones", 1));
        earned.TriggeringActivity.Name.ShouldBe("targetValueAchieved");
        earned.TriggeringActivity.Identifiers.ShouldBe([new ActivityIdentifier("TargetRuleId", "2711"), new ActivityIdentifier("PeriodId", "250010")]);
        var held = story.State.HeldBadges.All.Single();
        (held.EarnId, held.EarnedOn, held.Origin, held.StreamKey).ShouldBe((earned.EarnId, Story.At("2025-10-03T06:42:02.450Z"), BadgeOrigin.Platform, "100:1"));
    }

    [Fact]
    public void An_earn_id_begins_with_the_second_of_the_earn()
    {
        var earnId = EarnId.Of(DateTimeOffset.FromUnixTimeMilliseconds(1696315322450), Guid.Parse("00112233445566778899aabbccddeeff"));

        earnId.ShouldBe("651bb7ba8899aabbccddeeff");
    }

    [Fact]
    public void An_earn_is_named_by_its_cause_and_not_by_when_it_was_worked_out()
    {
        var first = Earning().Buys("1", "T1", 1000);
        var again = Earning("'rank':9").DefineBadge("'name':'Corrected'").Buys("1", "T2", 1000);

        again.Concluded<BadgeEarned>().Single().EarnId.ShouldBe(first.Concluded<BadgeEarned>().Single().EarnId);
        again.Outcomes.Single(outcome => outcome.Event is BadgeEarned).Id.ShouldBe(first.Outcomes.Single(outcome => outcome.Event is BadgeEarned).Id);
    }

    [Fact]
    public void A_badge_limit_holds_across_all_customers_in_log_order_and_every_earn_tells_the_count()
    {
        var story = Earning("'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'OVERALL','maxEarnLimit':2},{'constraintLevel':'CUSTOMER','constraintType':'NONE'}]")
            .Buys("7", "T1", 1000).Buys("3", "T1", 1000).Buys("5", "T1", 1000);

        story.Concluded<BadgeEarned>().Select(earned => earned.EarnConstraints[0].CurrentEarnCount).ShouldBe([1, 2]);
        story.Concluded<BadgeEarned>().First().EarnConstraints[1].ShouldBe(new EarnConstraintCount("CUSTOMER", "NONE"));
        story.State.HeldBadges.All.Select(held => held.StreamKey).ShouldBe(["100:7", "100:3"]);
        story.Concluded<BadgeEarnRefused>().Single().Reason.ShouldBe(EarnRefusal.Limit);
    }

    [Fact]
    public void A_customer_limit_counts_each_customer_alone()
    {
        var story = Earning("'earnConstraints':[{'constraintLevel':'CUSTOMER','constraintType':'OVERALL','maxEarnLimit':1}]")
            .Buys("1", "T1", 1000, "2025-07-01T00:00:00Z").Buys("1", "T2", 1000, "2025-08-01T00:00:00Z").Buys("2", "T3", 1000);

        story.Concluded<BadgeEarned>().Count().ShouldBe(2);
        story.Concluded<BadgeEarnRefused>().Count().ShouldBe(1);
    }

    [Fact]
    public void Earns_before_a_limit_was_defined_count_too()
    {
        var story = Earning().Buys("1", "T1", 1000)
            .DefineBadge("'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'OVERALL','maxEarnLimit':1}]").Buys("2", "T2", 1000);

        story.Concluded<BadgeEarnRefused>().Single().Reason.ShouldBe(EarnRefusal.Limit);
    }

    [Theory]
    [InlineData("'active':false", EarnRefusal.Inactive)]
    [InlineData("'startsAt':'2025-07-10T12:00:01Z'", EarnRefusal.Inactive)]
    [InlineData("'endsAt':'2025-07-10T12:00:00Z'", EarnRefusal.Expired)]
    public void A_badge_is_judged_at_the_time_of_the_earn_and_a_refusal_is_an_event(string badge, EarnRefusal reason)
    {
        var story = Earning(badge).Buys("1", "T1", 1000, "2025-07-10T12:00:00Z");

        story.Concluded<BadgeEarnRefused>().Single().Reason.ShouldBe(reason);
        story.State.HeldBadges.All.ShouldBeEmpty();
        story.State.BadgeCounts.All.ShouldBeEmpty();
    }

    [Fact]
    public void A_badge_that_is_not_defined_or_retired_is_unknown()
    {
        var story = new Story().DefineGroup(Story.Group($"'badges':['{Story.Badge}']")).Buys("1", "T1", 1000).DefineBadge().DefineBadge(retired: true).Buys("2", "T2", 1000);

        story.Concluded<BadgeEarnRefused>().Select(refused => refused.Reason).ShouldBe([EarnRefusal.UnknownBadge, EarnRefusal.UnknownBadge]);
    }

    [Theory]
    [InlineData("{'kind':'NEVER'}", null)]
    [InlineData("{'kind':'AFTER','days':365}", "2026-07-10T12:00:00Z")]
    [InlineData("{'kind':'AT','date':'2026-01-01T00:00:00Z'}", "2026-01-01T00:00:00Z")]
    [InlineData("{'kind':'AT','date':'2025-12-31'}", "2025-12-31T18:30:00Z")]
    [InlineData("{'kind':'WITH_BADGE'}", "2025-12-01T00:00:00Z")]
    public void An_earn_carries_when_it_ends(string expiry, string? expected)
    {
        var story = new Story().DefineOrganisation("{'timeZone':'Asia/Kolkata'}").DefineBadge($"'endsAt':'2025-12-01T00:00:00Z','earnExpiry':{expiry}").DefineGroup(Story.Group($"'badges':['{Story.Badge}']"))
            .Buys("1", "T1", 1000, "2025-07-10T12:00:00Z");

        story.Concluded<BadgeEarned>().Single().ExpiresAt.ShouldBe(expected is null ? null : Story.At(expected));
    }

    [Fact]
    public void An_event_earns_by_itself_where_the_filter_holds_and_once_whichever_condition_holds()
    {
        var story = new Story().DefineBadge("'earnOn':[{'event':'appOpened','filter':{'field':'source','op':'eq','value':'app'}},{'event':'appOpened','filter':{'field':'source','op':'startsWith','value':'a'}}]")
            .Does("1", "appOpened", context: ("source", "web")).Does("1", "appOpened", context: ("source", "app")).Does("1", "appOpened", context: ("source", "app"));

        story.Concluded<BadgeEarned>().Count().ShouldBe(2);
        story.Concluded<BadgeEarned>().First().TriggeringActivity.Name.ShouldBe("appOpened");
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_repeated_transaction_earns_nothing()
    {
        var story = new Story().DefineBadge("'earnOn':[{'event':'transactionAdded'}]").Buys("1", "T1", 1).Buys("1", "T1", 1);

        story.Concluded<BadgeEarned>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_badge_that_another_system_reports_is_held_counts_in_no_limit_and_is_not_published_again()
    {
        var at = Story.At("2025-07-10T12:00:00Z");
        var external = new ExternalBadgeEarned { Name = "badgeEarned", Occurred = at, Received = at, Context = Contexts.Of(("badgeId", Story.Badge), ("earnId", "651bb7bac983d041efbc78fc")) };
        var story = Earning("'earnOn':[{'event':'x'}]").Happens(external).Happens(external);

        story.Outcomes.ShouldBeEmpty();
        story.State.BadgeCounts.All.ShouldBeEmpty();
        var held = story.State.HeldBadges.All.Single();
        (held.Origin, held.EarnId, held.DefinitionVersion, held.Sequence).ShouldBe((BadgeOrigin.External, "651bb7bac983d041efbc78fc", null, 3));
    }
}
