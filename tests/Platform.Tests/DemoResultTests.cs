using EventPlatform.Platform.Demo;
using EventPlatform.Platform.Demo.Records;

namespace EventPlatform.Platform.Tests;

public sealed class DemoResultTests
{
    private static readonly DemoResult Right = new()
    {
        Sent = 10,
        Stored = 6,
        Duplicates = 1,
        DeadLetters = new Dictionary<string, long> { ["NOT_JSON"] = 2, ["TOMBSTONE"] = 1 },
        Badges = new Dictionary<string, long> { ["Silver"] = 2, ["Gold"] = 1 },
        Notifications = new Dictionary<string, long> { [NotificationReader.BadgeEarned] = 3, ["loyalty.profileChanged"] = 5 },
        Repeated = 0,
        Latencies = [],
        Elapsed = TimeSpan.FromSeconds(1),
    };

    private static readonly ExpectedCounts Expected = new(6, 1, new Dictionary<string, long> { ["NOT_JSON"] = 2, ["TOMBSTONE"] = 1 });

    [Fact]
    public void Numbers_that_add_up_have_no_faults() => Right.Faults(Expected).ShouldBeEmpty();

    [Fact]
    public void A_record_that_is_neither_stored_nor_recognised_nor_refused_is_a_fault() =>
        (Right with { Sent = 11 }).Faults(Expected).ShouldBe(["11 records were sent, but 6 stored + 1 duplicates + 3 dead letters are 10."]);

    [Fact]
    public void A_badge_without_its_notification_is_a_fault() =>
        (Right with { Badges = new Dictionary<string, long> { ["Silver"] = 4 } }).Faults(Expected).ShouldBe(["4 badges were earned, but 3 notifications tell of one."]);

    [Fact]
    public void A_notification_that_comes_twice_is_a_fault() =>
        (Right with { Repeated = 1 }).Faults(Expected).ShouldBe(["1 notifications came more than once."]);

    [Fact]
    public void A_sum_that_is_right_by_mistake_is_a_fault_where_the_parts_are_known() =>
        (Right with { Stored = 5, Duplicates = 2 }).Faults(Expected).Count().ShouldBe(2);

    [Fact]
    public void Another_code_than_expected_is_a_fault() =>
        (Right with { DeadLetters = new Dictionary<string, long> { ["NOT_JSON"] = 3 } }).Faults(Expected).ShouldBe(
        [
            "2 records should have been dead-lettered as NOT_JSON, 3 were.",
            "1 records should have been dead-lettered as TOMBSTONE, 0 were.",
        ]);

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    public void A_quantile_is_the_value_that_this_share_does_not_exceed(double share, int expected) =>
        Quantile.Of([.. Enumerable.Range(1, 100).Reverse().Select(value => TimeSpan.FromMilliseconds(value))], share).ShouldBe(TimeSpan.FromMilliseconds(expected));

    [Fact]
    public void Of_nothing_there_is_no_quantile() => Quantile.Of([], 0.5).ShouldBeNull();
}
