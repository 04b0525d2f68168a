using System.Text.Json;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Tests.Events;

/// <summary>Events as the store holds them.</summary>
public class StoredEventJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 30, 0, 250, TimeSpan.FromHours(5.5));

    public static TheoryData<Type> CustomerEventTypes => [.. EventTypes.Customer.Values.Append(EventTypes.AnyCustomerEvent).Select(type => type.ClrType)];

    [Theory, MemberData(nameof(CustomerEventTypes))]
    public void Every_customer_event_is_read_as_it_was_written(Type type)
    {
        var written = Read(type, """
            { "lineItems": [{ "sku": "s", "quantity": 2, "amount": 3.5 }], "name": "n", "added in a later version": [{}], "occurred": "2026-03-01T12:30:00.25+05:30",
              "personal": { "mobile": "44" }, "received": "2026-03-01T07:00:00.25Z", "context": { "amount": 12.50, "codes": ["a", "b"], "used": true, "none": null } }
            """);
        var read = Read(type, JsonSerializer.Serialize(written, type, StoredEventJson.Default));

        read.ShouldBeOfType(type);
        (read.Name, read.Occurred, read.Received).ShouldBe(("n", At, At));
        read.Occurred.Offset.ShouldBe(At.Offset);
        read.Context.Fields.Select(field => (field.Code, field.Value.AsText())).ShouldBe([("amount", "12.5"), ("codes", null), ("used", "true"), ("none", null)]);
        read.Context["codes"].List!.Select(value => value.Text).ShouldBe(["a", "b"]);
        read.Personal.Reveal("mobile").ShouldBe("44");
        read.LineItems.ShouldBe([new LineItem("s", 2, 3.5m)]);
    }

    [Theory, MemberData(nameof(CustomerEventTypes))]
    public void What_is_not_stored_is_empty(Type type)
    {
        var read = Read(type, """{ "name": "n", "occurred": "2026-03-01T07:00:00Z", "received": "2026-03-01T07:00:00Z", "context": null }""");

        read.Context.Fields.ShouldBeEmpty();
        read.Personal.IsEmpty.ShouldBeTrue();
        read.LineItems.ShouldBeEmpty();
    }

    [Fact]
    public void A_system_event_without_a_context_has_an_empty_one()
    {
        var read = JsonSerializer.Deserialize<SystemEventOccurred>("""{ "name": "n", "occurred": "2026-03-01T07:00:00Z", "received": "2026-03-01T07:00:00Z" }""", StoredEventReader.Options)!;

        read.Context.Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name"), InlineData("occurred"), InlineData("received")]
    public void An_event_that_lacks_what_every_event_has_is_refused(string member)
    {
        var json = """{ "name": "n", "occurred": "2026-03-01T07:00:00Z", "received": "2026-03-01T07:00:00Z" }""".Replace($"\"{member}\"", "\"other\"", StringComparison.Ordinal);

        Should.Throw<JsonException>(() => Read(typeof(TransactionAdded), json)).Message.ShouldBe($"A stored TransactionAdded lacks '{member}'.");
    }

    private static CustomerEvent Read(Type type, string json) => (CustomerEvent)JsonSerializer.Deserialize(json, type, StoredEventReader.Options)!;
}
