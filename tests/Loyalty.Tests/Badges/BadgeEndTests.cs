using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Tests.Histories;

namespace EventPlatform.Loyalty.Tests.Badges;

public class BadgeEndTests
{
    [Fact]
    public void The_first_clock_that_reaches_the_end_of_an_earn_expires_it()
    {
        var story = Opened("'earnExpiry':{'kind':'AFTER','days':10}").Clock("2025-07-20T11:59:59Z");
        story.Concluded<BadgeExpired>().ShouldBeEmpty();

        story.Clock("2025-07-20T12:00:30Z").Clock("2025-07-21T00:00:00Z");

        var expired = story.Concluded<BadgeExpired>().Single();
        var held = story.State.HeldBadges.All.Single();
        (expired.Occurred, expired.EarnedOn, expired.EarnId).ShouldBe((Story.At("2025-07-20T12:00:00Z"), Story.At("2025-07-10T12:00:00Z"), held.EarnId));
        (held.Status, held.EndedOn).ShouldBe((BadgeStatus.Expired, Story.At("2025-07-20T12:00:00Z")));
        story.Outcomes.Last().StreamKey.ShouldBe("100:1");
    }

    [Fact]
    public void An_earn_that_comes_late_expires_with_the_next_clock()
    {
        var story = Opened("'earnExpiry':{'kind':'AFTER','days':10}").Clock("2025-09-01T00:00:00Z").Opens("1", "2025-07-11T12:00:00Z");
        story.Concluded<BadgeExpired>().Count().ShouldBe(1);

        story.Clock("2025-09-01T00:01:00Z").Concluded<BadgeExpired>().Count().ShouldBe(2);
    }

    [Fact]
    public void What_ended_stays_counted_in_every_limit()
    {
        var limited = "'earnConstraints':[{'constraintLevel':'CUSTOMER','constraintType':'OVERALL','maxEarnLimit':1}]";
        var expired = Opened(limited + ",'earnExpiry':{'kind':'AFTER','days':1}").Clock("2025-09-01T00:00:00Z").Opens("1", "2025-09-02T12:00:00Z");
        var revoked = Opened(limited).Revokes("1").Opens("1", "2025-09-02T12:00:00Z");

        expired.Concluded<BadgeEarnRefused>().Single().Reason.ShouldBe(EarnRefusal.Limit);
        revoked.Concluded<BadgeEarnRefused>().Single().Reason.ShouldBe(EarnRefusal.Limit);
    }

    [Fact]
    public void A_badge_of_another_system_is_not_ended_by_the_clock()
    {
        var at = Story.At("2025-07-10T12:00:00Z");
        var external = new ExternalBadgeEarned { Name = "badgeEarned", Occurred = at, Received = at, Context = Contexts.Of(("badgeId", Story.Badge), ("expiresAt", "2025-07-11T00:00:00Z")) };
        var story = new Story().Happens(external).Clock("2025-09-01T00:00:00Z");

        story.Outcomes.ShouldBeEmpty();
        story.State.HeldBadges.All.Single().Status.ShouldBe(BadgeStatus.Held);
    }

    [Fact]
    public void One_clock_step_ends_so_many_earns_and_the_next_goes_on_whatever_the_pages()
    {
        const int most = BadgeExpiryFold.MostAStep;
        var story = new Story().DefineBadge("'earnOn':[{'event':'appOpened'}],'earnExpiry':{'kind':'AFTER','days':1}");
        for (var i = 0; i < most + 5; i++)
            story.Opens($"{i % 7}", i % 2 == 0 ? "2025-07-10T12:00:00Z" : "2025-07-09T12:00:00Z");
        story.Clock("2025-08-01T00:00:00Z");
        story.Concluded<BadgeExpired>().Count().ShouldBe(most);
        story.Revokes("3").Clock("2025-08-01T00:01:00Z");

        var pages = new Pages();
        pages.Fold(story.Facts, 4000);
        pages.Outcomes.Select(outcome => outcome.Id).ShouldBe(story.Outcomes.Select(outcome => outcome.Id));
        story.Concluded<BadgeExpired>().Count().ShouldBeInRange(most + 1, most + 5);
    }

    [Fact]
    public void A_request_takes_back_the_earn_that_it_names_once()
    {
        var story = Opened().Opens("1", "2025-07-11T12:00:00Z");
        var second = story.State.HeldBadges.All.Last().EarnId;
        story.Revokes("1", second.ToUpperInvariant(), "2025-07-15T12:00:00Z", "fraud").Revokes("1", second).Revokes("2", second);

        var revoked = story.Concluded<BadgeRevoked>().Single();
        (revoked.EarnId, revoked.Reason, revoked.Occurred, revoked.EarnedOn).ShouldBe((second, "fraud", Story.At("2025-07-15T12:00:00Z"), Story.At("2025-07-11T12:00:00Z")));
        story.State.HeldBadges.All.Select(held => held.Status).ShouldBe([BadgeStatus.Held, BadgeStatus.Revoked]);
        story.State.HeldBadges.All.Last().RevocationReason.ShouldBe("fraud");
    }

    [Fact]
    public void A_request_that_names_no_earn_takes_back_every_earn_of_the_badge()
    {
        var story = Opened().Opens("1", "2025-07-11T12:00:00Z").Opens("2", "2025-07-11T12:00:00Z").Revokes("1");

        story.Concluded<BadgeRevoked>().Count().ShouldBe(2);
        story.State.HeldBadges.All.Single(held => held.Status == BadgeStatus.Held).StreamKey.ShouldBe("100:2");
    }

    [Theory]
    [InlineData(1000, null, true)]
    [InlineData(999, null, false)]
    [InlineData(1, true, true)]
    public void An_earn_is_taken_back_when_the_transaction_that_caused_it_is_back_whole(int returned, bool? wholeBill, bool revoked)
    {
        var story = Spender("'revokeOnReturn':true").Buys("1", "T0", 500).Buys("1", "T1", 1000).Buys("1", "T2", 500)
            .Returns("1", "T2", 500).Returns("1", "T1", returned, more: ("wholeBill", wholeBill));

        story.Concluded<BadgeRevoked>().Count().ShouldBe(revoked ? 1 : 0);
        if (revoked)
            story.Concluded<BadgeRevoked>().Single().TriggeringActivity.Identifiers.ShouldBe([new ActivityIdentifier("transactionId", "T1")]);
    }

    [Fact]
    public void Returns_that_together_reach_the_amount_take_back_the_earn_of_an_event_too()
    {
        var story = new Story().DefineBadge("'revokeOnReturn':true,'earnOn':[{'event':'transactionAdded'}]").Buys("1", "T1", 1000).Returns("1", "T1", 400).Returns("1", "T1", 600).Returns("1", "T1", 1);

        story.Concluded<BadgeRevoked>().Count().ShouldBe(1);
    }

    [Fact]
    public void Un_achievement_alone_takes_nothing_back_and_neither_does_a_return_where_it_is_not_asked_for()
    {
        var lowered = Spender("'revokeOnReturn':true").Buys("1", "T0", 500).Buys("1", "T1", 500).Returns("1", "T0", 500);
        var plain = Spender("").Buys("1", "T1", 1000).Returns("1", "T1", 1000);

        lowered.Concluded<TargetValueUnAchieved>().Count().ShouldBe(1);
        lowered.Concluded<BadgeRevoked>().ShouldBeEmpty();
        plain.Concluded<BadgeRevoked>().ShouldBeEmpty();
    }

    [Fact]
    public void A_request_earns_a_badge_once_a_request_id_within_its_limits()
    {
        var story = new Story().DefineBadge("'earnConstraints':[{'constraintLevel':'CUSTOMER','constraintType':'OVERALL','maxEarnLimit':1}]").Requests("1", "R-1").Requests("1", "R-2")
            .Requests("1", "R-3", badge: Story.OtherBadge);

        var earned = story.Concluded<BadgeEarned>().Single();
        (earned.TriggeringActivity.Name, earned.TriggeringActivity.Identifiers.Single()).ShouldBe(("badgeEarnRequested", new ActivityIdentifier("requestId", "R-1")));
        story.Concluded<BadgeEarnRefused>().Select(refused => refused.Reason).ShouldBe([EarnRefusal.Limit, EarnRefusal.UnknownBadge]);
    }

    private static Story Opened(string badge = "'rank':1") => new Story().DefineBadge("'earnOn':[{'event':'appOpened'}]," + badge).Opens("1", "2025-07-10T12:00:00Z");

    private static Story Spender(string badge) => new Story().DefineBadge(badge).DefineGroup(Story.Group($"'badges':['{Story.Badge}']"));
}
