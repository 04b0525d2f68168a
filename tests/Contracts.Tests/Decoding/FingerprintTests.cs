using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Two records are the same event where they mean the same, however they are written [spec 01.5].</summary>
public sealed class FingerprintTests
{
    private const string Context = """{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":true}""";

    [Theory]
    [InlineData("""{"amount":22.20,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":2220e-2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"flag":true,"text":"é","tags":["a"],"when":"2025-07-29T09:30:00Z","amount":22.2}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T15:00:00.000+05:30","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"\u00e9","flag":true,"nothing":null}""")]
    [InlineData("""{ "amount" : 22.2 , "when":"2025-07-29T09:30:00Z", "tags":[ "a" ], "text":"é", "\u0066lag":true }""")]
    public void What_means_the_same_has_the_same_fingerprint(string other) =>
        Of(Context).ShouldBe(Of(other));

    [Theory]
    [InlineData("""{"amount":22.21,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":"22.2","when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:01Z","tags":["a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a","a"],"text":"é","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":"a","text":"é","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"e","flag":true}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é","flag":false}""")]
    [InlineData("""{"amount":22.2,"when":"2025-07-29T09:30:00Z","tags":["a"],"text":"é"}""")]
    public void What_means_something_else_has_another(string other) =>
        Of(Context).ShouldNotBe(Of(other));

    [Fact]
    public void Name_customer_and_time_take_part_and_the_envelope_does_not()
    {
        var fingerprint = Of(Purchase());

        Of(Purchase().With("/type", "\"customer.transactionUpdated\"")).ShouldNotBe(fingerprint);
        Of(Purchase().With("/time", "\"2025-07-29T09:30:01Z\"")).ShouldNotBe(fingerprint);
        Of(Purchase().With("/time", null)).ShouldNotBe(fingerprint);
        Of(Purchase().With("/data/customer/mobile", "\"919000000007\"")).ShouldNotBe(fingerprint);
        Structured(Purchase().With("/data/customer/id", "\"c-8\""), "100:c-8").Accept().Event.Fingerprint.ShouldNotBe(fingerprint);

        Of(Purchase().With("/id", "\"other\"")).ShouldBe(fingerprint);
        Of(Purchase().With("/traceparent", "\"x\"")).ShouldBe(fingerprint);
        Of(Purchase().With("/time", "\"2025-07-29T11:30:00+02:00\"")).ShouldBe(fingerprint);
        Of(Purchase().With("/subject", "\"c-7\"")).ShouldBe(fingerprint);
        Of(Purchase().With("/subject", "\"c-7\"").With("/data/customer", null)).ShouldNotBe(Of(Purchase().With("/data/customer/email", "\"a@b.c\"")));
    }

    [Fact]
    public void A_customer_is_the_same_in_the_block_and_in_the_subject_as_digits_and_as_a_number()
    {
        var number = Structured(Purchase().With("/data/customer/id", "17850.0"), "100:17850").Accept().Event.Fingerprint;

        Structured(Purchase().With("/data/customer/id", "\"17850\""), "100:17850").Accept().Event.Fingerprint.ShouldBe(number);
    }

    [Fact]
    public void What_is_absent_is_the_same_as_what_is_empty()
    {
        var bare = Of(Event("shopEntered", "{}"));

        Of(Event("shopEntered", "{}").With("/data/context", null)).ShouldBe(bare);
        Of(Event("shopEntered", """{"store":null}""")).ShouldBe(bare);
        Of(Event("shopEntered", "{}").With("/data", null).With("/subject", "\"c-7\"")).ShouldBe(bare);
        Of(Event("shopEntered", """{"store":""}""")).ShouldNotBe(bare);
    }

    [Fact]
    public void A_notification_is_its_data_not_its_envelope()
    {
        var first = JsonNode.Parse(Fixture("transaction-added.flat.json"))!.AsObject();
        var fingerprint = OfNotification(first);

        OfNotification(first.With("/createdAt", "1720440349999").With("/refId", "\"x\"").With("/apiRequestId", "\"y\"")).ShouldBe(fingerprint);
        OfNotification(first.With("/data/amount", "20").With("/data/outlierStatus", "\"NORMAL\"")).ShouldBe(fingerprint);
        OfNotification(first.With("/data/outlierStatus", "\"OUTLIER\"")).ShouldNotBe(fingerprint);
    }

    [Fact]
    public void A_key_of_the_installation_changes_every_fingerprint()
    {
        var keyed = Structured(Purchase()).Accept(new DecoderOptions { FingerprintKey = new byte[] { 1, 2, 3 } }).Event.Fingerprint;

        keyed.ShouldNotBe(Of(Purchase()));
        keyed.ShouldBe(Structured(Purchase()).Accept(new DecoderOptions { FingerprintKey = new byte[] { 1, 2, 3 } }).Event.Fingerprint);
    }

    private static Guid Of(string context) => Of(Event("cartLeft", context));

    private static Guid Of(JsonObject value) => Structured(value).Accept().Event.Fingerprint;

    private static Guid OfNotification(JsonObject value) => Notification(value.ToJsonString(), "50952:564709342").Accept().Event.Fingerprint;
}
