using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;
using EventPlatform.TestKit.Adobe;

namespace EventPlatform.Contracts.Tests.Adobe;

public class AdobeRulesTests
{
    private static readonly AdobeMessageCheck Check = new(new AdobeExpectation());

    [Fact]
    public void A_resend_is_the_same_byte_for_byte()
    {
        using var messages = new AdobeEventMessages(Samples.Events, Samples.Identities);
        var first = messages.Write(Samples.Published(Samples.Badge)).Value;
        messages.Write(Samples.Published(Samples.Achieved));
        messages.Write(Samples.Published(Samples.Badge)).Value.ShouldBe(first);
        Samples.Write(Samples.Badge).Value.ShouldBe(first);
    }

    [Fact]
    public void The_timestamp_is_the_earlier_of_occurred_and_stored()
    {
        var early = Samples.Badge with { Occurred = Samples.Stored.AddHours(20) };
        Entity(Samples.Write(early)).GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Samples.Stored);
        Entity(Samples.Write(Samples.Badge)).GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Samples.Occurred);
    }

    [Fact]
    public void An_event_as_large_as_the_limit_is_refused_and_one_byte_less_is_sent()
    {
        var length = Samples.Write(Samples.Badge with { BadgeGroup = "x" }).Value.Length - 1;
        var largest = Samples.Badge with { BadgeGroup = new string('x', 9_999 - length) };
        Samples.Write(largest).Value.Length.ShouldBe(9_999);
        Check.Faults(Samples.Write(largest).Value).ShouldBeEmpty();
        var refused = Samples.Write(largest with { BadgeGroup = largest.BadgeGroup + "x" });
        refused.Broken.ShouldBe(AdobeRule.Size);
        refused.Value.ShouldBeEmpty();
    }

    [Fact]
    public void A_profile_as_large_as_the_limit_is_refused()
    {
        var badges = Enumerable.Range(0, 20_000).Select(i => new PublishedBadge($"{i:x24}", Samples.Occurred)).ToArray();
        Samples.Write(Samples.Profile with { Badges = badges }).Broken.ShouldBe(AdobeRule.Size);
        Samples.Write(Samples.Profile with { Badges = badges[..1_000] }).Broken.ShouldBe(AdobeRule.None);
    }

    [Fact]
    public void A_number_that_a_double_does_not_hold_is_refused()
    {
        Samples.Write(Samples.Achieved with { AchievedValue = 9_007_199_254_740_992m }).Broken.ShouldBe(AdobeRule.Number);
        Samples.Write(Samples.Achieved with { AchievedValue = -9_007_199_254_740_991m }).Broken.ShouldBe(AdobeRule.None);
        Samples.Write(Samples.Profile with { LifetimePoints = 9_007_199_254_740_991.5m }).Broken.ShouldBe(AdobeRule.Number);
    }

    [Theory]
    [InlineData("someone@example.com", "someone@example.com")]
    [InlineData("  SomeOne@Example.COM\t", "someone@example.com")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("someone", null)]
    [InlineData("@example.com", null)]
    [InlineData("someone@", null)]
    [InlineData("a@b@c", null)]
    [InlineData("some one@example.com", null)]
    [InlineData(null, null)]
    public void Mail_addresses_are_trimmed_and_lowered_or_left_out(string? given, string? sent) => AdobeContact.Email(given).ShouldBe(sent);

    [Theory]
    [InlineData("919000000001", "+919000000001")]
    [InlineData("+91 90000-00001", "+919000000001")]
    [InlineData(" (415) 555.2671 ", "+4155552671")]
    [InlineData("123456789012345", "+123456789012345")]
    [InlineData("1234567890123456", null)]
    [InlineData("123456789", null)]
    [InlineData("0919000000001", null)]
    [InlineData("91900000000x", null)]
    [InlineData("9190+00000001", null)]
    [InlineData("++919000000001", null)]
    [InlineData("٩١٩٠٠٠٠٠٠٠٠١", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Phones_are_plus_and_digits_or_left_out(string? given, string? sent) => AdobeContact.Phone(given).ShouldBe(sent);

    [Fact]
    public void What_cannot_identify_is_left_out_everywhere()
    {
        var profile = Samples.Profile with { Contact = new(" ", null, "12", "nobody") };
        var entity = Entity(Samples.Write(profile));
        entity.GetProperty("identityMap").EnumerateObject().Select(space => space.Name).ShouldBe(["LoyaltyId"]);
        entity.TryGetProperty("person", out _).ShouldBeFalse();
        entity.TryGetProperty("personalEmail", out _).ShouldBeFalse();
        entity.TryGetProperty("mobilePhone", out _).ShouldBeFalse();
    }

    [Fact]
    public void Only_badges_and_milestones_are_published()
    {
        EventTypes.Outcomes.Values.Select(type => type.ClrType).Intersect(AdobeEventTypes.Published).Count().ShouldBe(5);
        AdobeEventTypes.Of(Samples.Badge.GetType()).ShouldBe("loyalty.badgeEarned");
        AdobeEventTypes.Of(Samples.Expired.GetType()).ShouldBe("loyalty.badgeExpired");
        AdobeEventTypes.Of(Samples.Revoked.GetType()).ShouldBe("loyalty.badgeRevoked");
        AdobeEventTypes.Of(Samples.Achieved.GetType()).ShouldBe("loyalty.milestoneAchieved");
        AdobeEventTypes.Of(Samples.UnAchieved.GetType()).ShouldBe("loyalty.milestoneUnAchieved");
        AdobeEventTypes.Of(typeof(object)).ShouldBeNull();
    }

    [Fact]
    public void A_badge_that_ended_is_told_in_the_fields_of_one_that_was_earned()
    {
        var earned = Fields(Samples.Badge);
        Fields(Samples.Expired).ShouldBe(["badgeId", "earnId", "earnedOn", "triggeringActivity", "expiresAt"]);
        Fields(Samples.Revoked).ShouldBe(["badgeId", "earnId", "earnedOn", "triggeringActivity"]);
        Fields(Samples.Expired).Except(earned.Append("expiresAt")).ShouldBeEmpty();

        static string[] Fields(OutcomeEvent badge) =>
            [.. Entity(Samples.Write(badge)).EnumerateObject().Single(field => field.Name[0] == '_' && field.Name != "_id").Value.GetProperty("badge").EnumerateObject().Select(field => field.Name)];
    }

    [Fact]
    public void A_flow_is_named_where_one_is_configured()
    {
        using var messages = new AdobeEventMessages(new("acme", "1234567890ABCDEF@AdobeOrg", "EventPlatform", "events", "events-dataset", "flow-1"), Samples.Identities);
        var value = messages.Write(Samples.Published(Samples.Badge)).Value;
        new AdobeMessageCheck(new AdobeExpectation { EventFlow = "flow-1" }).Faults(value).ShouldBeEmpty();
        Check.Faults(value).ShouldBe(["header.flowId: not in the schema"]);
    }

    [Fact]
    public void Namespaces_that_coincide_are_refused_at_the_start() =>
        Should.Throw<ArgumentException>(() => new AdobeIdentities("Email")).Message.ShouldContain("three different ones");

    [Theory]
    [InlineData("100:42", "100:42", "\"100:42\"")]
    [InlineData("100:Zoë", "100:Zoë", "\"100:Zoë\"")]
    [InlineData("100:a\"b\\c", "100:a\"b\\c", "\"100:a\\\"b\\\\c\"")]
    public void Keys_are_plain_or_quoted(string key, string plain, string json)
    {
        Encoding.UTF8.GetString(NotificationKey.Of(key, KeyFormat.Plain)).ShouldBe(plain);
        Encoding.UTF8.GetString(NotificationKey.Of(key, KeyFormat.Json)).ShouldBe(json);
    }

    [Fact]
    public void Contact_data_does_not_print_itself() => Samples.Profile.ToString().ShouldNotContain("example", Case.Insensitive);

    private static JsonElement Entity(AdobeMessage message) =>
        JsonDocument.Parse(message.Value).RootElement.GetProperty("body").GetProperty("xdmEntity");
}
