using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Tests.Badges;

public class BadgeIssueTests
{
    [Fact]
    public void A_badge_that_must_be_issued_is_earned_by_whom_it_was_issued_to()
    {
        var story = MustBeIssued().Opens("1", "2025-07-10T12:00:00Z").Issues("1").Opens("1", "2025-07-10T12:00:00Z").Opens("2", "2025-07-10T12:00:00Z");

        story.State.HeldBadges.All.Select(held => held.StreamKey).ShouldBe(["100:1"]);
        story.Concluded<BadgeEarnRefused>().Select(refused => refused.Reason).ShouldBe([EarnRefusal.NotIssued, EarnRefusal.NotIssued]);
    }

    [Fact]
    public void An_issue_is_not_used_up_by_an_earn()
    {
        var story = MustBeIssued().Issues("1").Opens("1", "2025-07-10T12:00:00Z").Opens("1", "2025-07-11T12:00:00Z");

        story.Concluded<BadgeEarned>().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("{'kind':'NEVER'}", "2035-07-01T00:00:00Z", null)]
    [InlineData("{'kind':'AFTER','days':30}", "2025-07-30T23:59:59Z", null)]
    [InlineData("{'kind':'AFTER','days':30}", "2025-07-31T00:00:00Z", EarnRefusal.Expired)]
    [InlineData("{'kind':'AT','date':'2025-07-20T00:00:00Z'}", "2025-07-20T00:00:00Z", EarnRefusal.Expired)]
    [InlineData("{'kind':'WITH_BADGE'}", "2025-07-20T00:00:00Z", null)]
    public void An_issue_ends_as_the_badge_says_and_is_judged_at_the_time_of_the_earn(string expiry, string at, EarnRefusal? reason)
    {
        var story = MustBeIssued($",'issueExpiry':{expiry}").Issues("1", "2025-07-01T00:00:00Z").Opens("1", at);

        (story.Concluded<BadgeEarnRefused>().SingleOrDefault()?.Reason).ShouldBe(reason);
        story.Concluded<BadgeEarned>().Count().ShouldBe(reason is null ? 1 : 0);
    }

    [Fact]
    public void Of_several_issues_the_one_that_lasts_longest_counts()
    {
        var story = MustBeIssued(",'issueExpiry':{'kind':'AFTER','days':10}").Issues("1", "2025-07-05T00:00:00Z").Issues("1", "2025-07-01T00:00:00Z").Opens("1", "2025-07-14T00:00:00Z");

        story.Concluded<BadgeEarned>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_issue_keeps_the_end_that_it_was_given()
    {
        var story = MustBeIssued(",'issueExpiry':{'kind':'AFTER','days':10}").Issues("1", "2025-07-01T00:00:00Z")
            .DefineBadge("'earnType':'ISSUE_EARN','earnOn':[{'event':'appOpened'}],'issueExpiry':{'kind':'AFTER','days':2}").Opens("1", "2025-07-09T00:00:00Z");

        story.Concluded<BadgeEarned>().Count().ShouldBe(1);
    }

    private static Story MustBeIssued(string more = "") => new Story().DefineBadge($"'earnType':'ISSUE_EARN','earnOn':[{{'event':'appOpened'}}]{more}");
}
