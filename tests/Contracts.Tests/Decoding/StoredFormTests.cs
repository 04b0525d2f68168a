using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>What the decoder writes, the store reads back, for every name of the table [spec 02.1].</summary>
public sealed class StoredFormTests
{
    /// <summary>Names as producers say them; the other types of the store are those of what they ask for or report.</summary>
    public static TheoryData<string> Names =>
        [.. EventTypes.Customer.Keys.Except(["badgeEarnRequested", "badgeRevocationRequested", "externalBadgeEarned"]).Append("badgeRevoked").Append("cartLeft").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_field_of_every_name_comes_back(string name)
    {
        var known = KnownEvents.FindInCloudEvents(global::System.Text.Encoding.ASCII.GetBytes(name));
        var fields = known?.Fields ?? [new Field("anything", FieldKind.Any)];
        var context = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, Sample(field))));

        var accepted = Structured(Event(name, context.ToJsonString())).Accept();

        accepted.Event.Type.ShouldBe(known?.Type ?? EventTypes.AnyCustomerEvent);
        var stored = (CustomerEvent)global::System.Text.Json.JsonSerializer.Deserialize(
            accepted.Event.Data.Span, accepted.Event.Type.ClrType, StoredEventReader.Options)!;
        stored.Name.ShouldBe(name);
        stored.Occurred.ShouldBe(accepted.Occurred);
        stored.Received.ShouldBe(Received);
        stored.LineItems.Count.ShouldBe(context.ContainsKey("lineItems") ? 1 : 0);
        foreach (var field in fields.Where(field => field.Kind != FieldKind.LineItems))
            (field.Personal ? accepted.Event.Personal.Reveal(field.Code) : stored.Context.Text(field.Code)).ShouldBe(context[field.Code]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_required_field_is_missed(string name)
    {
        var known = KnownEvents.FindInCloudEvents(global::System.Text.Encoding.ASCII.GetBytes(name));

        foreach (var required in known?.Required ?? [])
            Structured(Event(name, "{}")).Refuse().Path.ShouldBe($"/data/context/{known!.Required[0].Code}", required.Code);
    }

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("50952.0", "50952")]
    [InlineData("0.10", "0.1")]
    [InlineData("-0.0", "0")]
    [InlineData("1234567890.123456789012345678", "1234567890.123456789012345678")]
    public void Numbers_are_stored_in_their_shortest_form(string written, string stored) =>
        Structured(Event("cartLeft", $$"""{"n":{{written}}}""")).Accept().DataText().ShouldContain($"\"context\":{{\"n\":{stored}}}");

    [Fact]
    public void A_text_is_stored_as_it_is()
    {
        const string text = """tab\t quote\" slash\/ \u00e9 é 😀 \ud83d\ude00""";

        var accepted = Structured(Event("cartLeft", "{}").ToJsonString().Replace("{}", $$"""{"t":"{{text}}"}""", StringComparison.Ordinal)).Accept();

        accepted.Read<CustomerEventOccurred>().Context.Text("t").ShouldBe("tab\t quote\" slash/ é é 😀 😀");
    }

    [Fact]
    public void Lists_and_absences_are_kept_as_such()
    {
        var context = Structured(Event("cartLeft", """{"empty":[],"flags":[true,false],"numbers":[1.50,2],"none":null}""")).Accept()
            .Read<CustomerEventOccurred>().Context;

        context["empty"].List.ShouldBeEmpty();
        context["flags"].List!.Select(flag => flag.Boolean).ShouldBe([true, false]);
        context["numbers"].List!.Select(number => number.AsText()).ShouldBe(["1.5", "2"]);
        context.Fields.Count.ShouldBe(3);
    }

    [Fact]
    public void A_name_of_a_type_of_the_store_gives_no_access_to_it()
    {
        Structured(Event("externalBadgeEarned", "{}")).Accept().Event.Type.ShouldBe(EventTypes.AnyCustomerEvent);
        Structured(Event("badgeRevocationRequested", "{}")).Accept().Event.Type.ShouldBe(EventTypes.AnyCustomerEvent);
        Structured(Event("organisationDefined", "{}")).Accept().Event.Type.ShouldBe(EventTypes.AnyCustomerEvent);
    }

    private static JsonNode Sample(Field field) => field.Kind switch
    {
        _ when field.Values.Length > 0 => JsonValue.Create(field.Values[0]),
        FieldKind.Number or FieldKind.Amount => JsonValue.Create(12.5m),
        FieldKind.Integer => JsonValue.Create(2711L),
        FieldKind.Boolean => JsonNode.Parse("true")!,
        FieldKind.Date => JsonValue.Create("2025-07-01T00:00:00+05:30"),
        FieldKind.LineItems => JsonNode.Parse("""[{"sku":"a","quantity":1,"amount":2.5}]""")!,
        _ => JsonValue.Create($"{field.Code} of it"),
    };
}
