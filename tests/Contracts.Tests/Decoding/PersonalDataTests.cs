using System.Text;
using System.Text.Json.Nodes;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Personal data stands in its own type and in the payload, and nowhere else: not in data, headers or messages [spec 02.6].</summary>
public sealed class PersonalDataTests
{
    private const string Secret = "tell-nobody";

    [Theory]
    [InlineData("customerAdded", "firstName")]
    [InlineData("customerAdded", "lastName")]
    [InlineData("customerAdded", "mobile")]
    [InlineData("customerAdded", "email")]
    [InlineData("customerUpdated", "externalId")]
    [InlineData("cartLeft", "Email")]
    [InlineData("interactionRecorded", "receiver")]
    [InlineData("interactionRecorded", "subject")]
    [InlineData("interactionRecorded", "body")]
    public void A_personal_field_stands_apart(string name, string code)
    {
        var accepted = Structured(Event(name, $$"""{"channel":"SMS","{{code}}":"{{Secret}}"}""")).Accept();

        accepted.DataText().ShouldNotContain(Secret);
        accepted.Headers().ToJsonString().ShouldNotContain(Secret);
        accepted.Event.Personal.Reveal(code).ShouldBe(Secret);
        accepted.Event.ToString()!.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("mobile")]
    [InlineData("email")]
    [InlineData("externalId")]
    public void So_does_what_the_customer_block_says(string code)
    {
        var accepted = Structured(Purchase().With($"/data/customer/{code}", $"\"{Secret}\"")).Accept();

        accepted.DataText().ShouldNotContain(Secret);
        accepted.Event.Personal.Reveal($"customer.{code}").ShouldBe(Secret);
    }

    [Theory]
    [InlineData("919000000007.0", "919000000007")]
    [InlineData("true", "true")]
    [InlineData("[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("null", null)]
    public void A_free_event_may_hold_any_value_in_one(string value, string? revealed) =>
        Structured(Event("cartLeft", $$"""{"mobile":{{value}},"email":"x"}""")).Accept().Event.Personal.Reveal("mobile").ShouldBe(revealed);

    [Fact]
    public void Without_personal_fields_there_is_none() => Structured(Purchase()).Accept().Event.Personal.IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_subject_that_is_no_message_is_plain_context()
    {
        var accepted = Structured(Event("ticketOpened", """{"subject":"shoes"}""")).Accept();

        accepted.DataText().ShouldContain("shoes");
    }

    /// <summary>Every field is made bad in turn, its value and its neighbours' being secret: no message may tell one.</summary>
    [Theory]
    [InlineData("/data/customer/mobile")]
    [InlineData("/data/customer/email")]
    [InlineData("/data/customer/externalId")]
    [InlineData("/data/customer/shoe")]
    [InlineData("/data/customer")]
    [InlineData("/data/context/firstName")]
    [InlineData("/data/context/mobile")]
    [InlineData("/data/context/EMAIL")]
    [InlineData("/data/context/receiver")]
    [InlineData("/data/context/body")]
    [InlineData("/data/context/subject")]
    public void No_message_shows_personal_values(string pointer)
    {
        foreach (var bad in new[] { Twice(), $"{{\"a\":\"{Secret}\"}}", $"[\"{Secret}\",1]", $"[\"{Secret}\",\"{Secret}\\uD800\"]", $"\"{Long()}\"" })
        {
            var value = Event("interactionRecorded", """{"channel":"SMS"}""").ToJsonString();
            var place = JsonNode.Parse(value)!.AsObject().With(pointer, "\"@HERE@\"").ToJsonString().Replace("\"@HERE@\"", bad, StringComparison.Ordinal);

            if (Structured(place).Decode().Rejection is { } rejection)
                $"{rejection.Message} {rejection.Path}".ShouldNotContain(Secret);
        }
    }

    [Fact]
    public void A_text_that_may_be_an_address_is_shown_nowhere()
    {
        Structured(Purchase().With("/data/context/amount", "\"jane@example.com\"")).Refuse().Message
            .ShouldBe("/data/context/amount: found a text of 16 characters that is not shown (personal); expected a number: a 64-bit integer, or a decimal of at most 28 digits, not negative");
        Structured(Purchase(), key: "100:jane@example.com").Refuse().Message.ShouldNotContain("jane");
    }

    [Theory]
    [InlineData("mobile", "\"919000000007\"")]
    [InlineData("mobile", "919000000007")]
    [InlineData("externalId", "\"919000000007\"")]
    public void A_personal_value_is_shown_nowhere_else_either(string code, string value)
    {
        var purchase = Purchase().With($"/data/customer/{code}", value);
        Structured(purchase, key: "100:919000000007").Refuse().Message
            .ShouldBe("record: found the key a text of 16 characters that is not shown (personal); expected the key of the event's customer, \"100:c-7\"");
        Structured(purchase.With("/data/context/919000000007", "1")).Refuse().Message
            .ShouldStartWith("/data/context/…: found the code a text of 12 characters that is not shown (personal); expected a code");
        Structured(purchase.With("/subject", "\"919000000007\"")).Refuse().Message
            .ShouldBe("/subject: found a text of 12 characters that is not shown (personal); expected the customer of /data/customer/id");
    }

    [Fact]
    public void A_short_name_does_not_hide_what_was_found() => Structured(Purchase().With("/data/context/firstName", "\"Bo\""), key: "100:Bob").Refuse()
        .Message.ShouldContain("found the key \"100:Bob\"");

    [Fact]
    public void A_place_whose_name_may_be_an_address_is_left_out()
    {
        var rejection = Structured(Purchase().With("/data/context/jane@example.com", "1")).Refuse();

        rejection.Path.ShouldBe("/data/context/…");
        rejection.Message.ShouldNotContain("jane");
        Structured(Purchase().With("/data/context/@type", "1")).Refuse().Path.ShouldBe("/data/context/@type");
    }

    [Fact]
    public void Identifiers_of_a_notification_stand_apart()
    {
        var accepted = Notification(Fixture("badge-earned.flat.json"), "50933:381921157").Accept();

        foreach (var secret in new[] { "919000000001", "someone@example.com", "a1b2c3" })
        {
            accepted.DataText().ShouldNotContain(secret);
            Encoding.UTF8.GetString(accepted.Event.Headers.Span).ShouldNotContain(secret);
            Encoding.UTF8.GetString(accepted.Event.Personal.Reveal().Span).ShouldContain(secret);
        }
    }

    private static string Twice() => $"{{\"{Secret[..4]}\":\"{Secret}\",\"{Secret[..4]}\":\"{Secret}\"}}";

    private static string Long() => string.Concat(Enumerable.Repeat(Secret, 500));
}
