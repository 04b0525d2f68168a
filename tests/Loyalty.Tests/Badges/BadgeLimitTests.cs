using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Tests.Badges;

public class BadgeLimitTests
{
    private const string SevenDays = "'constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':7";
    private const string Month = "'constraintType':'ROLLING_WINDOW','rollType':'MONTHS','rollValue':1";

    [Theory]
    [InlineData("2025-07-08T11:59:59Z", false)]
    [InlineData("2025-07-08T12:00:00Z", true)]
    [InlineData("2025-06-24T12:00:00Z", true)]
    [InlineData("2025-06-24T12:00:01Z", false)]
    public void A_rolling_window_counts_what_lies_less_than_the_span_from_the_earn_before_or_after(string second, bool granted)
    {
        var story = Limited(SevenDays).Opens("1", "2025-07-01T12:00:00Z").Opens("1", second);

        Earned(story).ShouldBe(granted ? 2 : 1);
        story.Concluded<BadgeEarnRefused>().All(refused => refused.Reason == EarnRefusal.Limit).ShouldBeTrue();
    }

    [Fact]
    public void A_span_of_weeks_has_seven_days_each()
    {
        var story = Limited("'constraintType':'ROLLING_WINDOW','rollType':'WEEKS','rollValue':2").Opens("1", "2025-07-01T12:00:00Z")
            .Opens("1", "2025-07-15T11:59:59Z").Opens("1", "2025-07-15T12:00:00Z");

        Earned(story).ShouldBe(2);
    }

    [Theory]
    [InlineData("2025-02-28T12:00:00Z", "2025-03-31T12:00:00Z", true)]
    [InlineData("2025-02-28T12:00:01Z", "2025-03-31T12:00:00Z", false)]
    [InlineData("2025-01-31T12:00:00Z", "2025-02-28T12:00:00Z", false)]
    [InlineData("2025-01-28T12:00:00Z", "2025-02-28T12:00:00Z", true)]
    public void A_month_is_the_calendars_and_its_end_is_clamped(string first, string second, bool granted) =>
        Earned(Limited(Month).Opens("1", first).Opens("1", second)).ShouldBe(granted ? 2 : 1);

    [Fact]
    public void Months_are_those_of_the_organisations_zone()
    {
        // 00:30 on 1 April in Berlin, half an hour after the clock's own March has ended there: a month before it is 00:30 on 1 March.
        var story = new Story().DefineOrganisation("{'timeZone':'Europe/Berlin'}").DefineBadge(Badge(Month))
            .Opens("1", "2025-02-28T23:30:00Z").Opens("1", "2025-03-31T22:29:59Z").Opens("1", "2025-03-31T22:30:00Z");

        Earned(story).ShouldBe(2);
    }

    [Fact]
    public void Earns_that_come_out_of_order_never_crowd_a_span()
    {
        var story = Limited(SevenDays, most: 2).Opens("1", "2025-07-01T00:00:00Z").Opens("1", "2025-07-10T00:00:00Z").Opens("1", "2025-07-05T00:00:00Z");

        // Both lie within seven days of 5 July; no span of seven days would hold three, but this is how the limit counts.
        Earned(story).ShouldBe(2);
    }

    [Theory]
    [InlineData("2024-12-31T23:59:59Z", true)]
    [InlineData("2025-01-01T00:00:00Z", false)]
    [InlineData("2025-12-31T23:59:58Z", false)]
    [InlineData("2025-12-31T23:59:59Z", true)]
    public void A_fixed_window_holds_its_begin_and_not_its_end_and_limits_nothing_outside(string second, bool granted)
    {
        var story = Limited("'constraintType':'FIXED_WINDOW','from':'2025-01-01T00:00:00Z','to':'2025-12-31T23:59:59Z'").Opens("1", "2025-06-01T00:00:00Z").Opens("1", second);

        Earned(story).ShouldBe(granted ? 2 : 1);
    }

    [Theory]
    [InlineData("'every':'WEEK'", "2025-07-06T21:59:59Z", "2025-07-06T22:00:00Z")]
    [InlineData("'every':'WEEK','startsOn':'SUNDAY'", "2025-07-05T21:59:59Z", "2025-07-05T22:00:00Z")]
    [InlineData("'every':'MONTH'", "2025-07-31T21:59:59Z", "2025-07-31T22:00:00Z")]
    [InlineData("'every':{'days':10}", "2025-07-10T21:59:59Z", "2025-07-10T22:00:00Z")]
    public void A_fixed_window_returns_in_local_days(string every, string last, string next)
    {
        var story = new Story().DefineOrganisation("{'timeZone':'Europe/Berlin'}").DefineBadge(Badge($"'constraintType':'FIXED_WINDOW',{every}") + ",'startsAt':'2025-06-30T22:30:00Z'")
            .Opens("1", "2025-07-02T12:00:00Z").Opens("1", last).Opens("1", next);

        Earned(story).ShouldBe(2);
        var told = story.Concluded<BadgeEarned>().Last().EarnConstraints.Single();
        (told.ConstraintType, told.CurrentEarnCount, told.From).ShouldBe(("FIXED_WINDOW", 1, Story.At(next)));
    }

    [Fact]
    public void Each_earn_tells_how_far_every_limit_is_used_as_the_source_has_it()
    {
        var story = new Story().DefineBadge("'earnOn':[{'event':'appOpened'}],'earnConstraints':["
            + "{'constraintLevel':'BADGE','constraintType':'OVERALL','maxEarnLimit':1000},"
            + "{'constraintLevel':'BADGE','constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':7,'maxEarnLimit':300},"
            + "{'constraintLevel':'CUSTOMER','constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':5,'maxEarnLimit':50},"
            + "{'constraintLevel':'CUSTOMER','constraintType':'ROLLING_WINDOW','rollType':'MONTHS','rollValue':1,'maxEarnLimit':200},"
            + "{'constraintLevel':'CUSTOMER','constraintType':'FIXED_WINDOW','from':'2025-01-01T00:00:00Z','to':'2025-02-01T00:00:00Z','maxEarnLimit':3},"
            + "{'constraintLevel':'CUSTOMER','constraintType':'NONE'}]")
            .Opens("1", "2025-06-01T00:00:00Z").Opens("2", "2025-07-01T00:00:00Z").Opens("1", "2025-06-20T00:00:00Z").Opens("1", "2025-06-28T00:00:00Z");

        var constraints = story.Concluded<BadgeEarned>().Last().EarnConstraints;
        constraints.Select(told => told.CurrentEarnCount).ShouldBe([4, 2, 1, 3, null, null]);
        constraints[3].ShouldBe(new EarnConstraintCount("CUSTOMER", "ROLLING_WINDOW") { RollType = "MONTHS", RollValue = 1, MaxEarnLimit = 200, CurrentEarnCount = 3 });
    }

    [Fact]
    public void A_badge_limit_in_a_window_holds_across_all_customers()
    {
        var story = Limited(SevenDays, level: "BADGE", most: 2).Opens("1", "2025-07-01T00:00:00Z").Opens("2", "2025-07-02T00:00:00Z").Opens("3", "2025-07-03T00:00:00Z").Opens("4", "2025-07-08T00:00:00Z");

        story.State.HeldBadges.All.Select(held => held.StreamKey).ShouldBe(["100:1", "100:2", "100:4"]);
    }

    [Fact]
    public void Earns_before_a_windows_limit_was_defined_count_too()
    {
        var story = new Story().DefineBadge("'earnOn':[{'event':'appOpened'}]").Opens("1", "2025-07-01T00:00:00Z").DefineBadge(Badge(SevenDays)).Opens("1", "2025-07-02T00:00:00Z");

        Earned(story).ShouldBe(1);
    }

    private static Story Limited(string constraint, string level = "CUSTOMER", int most = 1) => new Story().DefineBadge(Badge(constraint, level, most));

    private static string Badge(string constraint, string level = "CUSTOMER", int most = 1) =>
        $"'earnOn':[{{'event':'appOpened'}}],'earnConstraints':[{{'constraintLevel':'{level}',{constraint},'maxEarnLimit':{most}}}]";

    private static int Earned(Story story) => story.Concluded<BadgeEarned>().Count();
}

internal static class Opening
{
    public static Story Opens(this Story story, string customer, string at) => story.Does(customer, "appOpened", at);
}
