using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Events about no particular customer, definitions among them [spec 01.1, 06].</summary>
public sealed class SystemEventTests
{
    private static JsonObject PriceDropped() => Purchase().With("/type", "\"system.priceDropped\"").With("/subject", "\"item:7\"")
        .With("/data", """{"context":{"item_id":"7","price":9.50}}""");

    private static JsonObject Defined(string name, string definition) =>
        Purchase().With("/type", $"\"system.{name}\"").With("/data", $$"""{"definition":{{definition}}}""");

    [Fact]
    public void A_system_event_stands_in_its_subjects_stream()
    {
        var accepted = Records.System(PriceDropped()).Accept();

        accepted.Event.StreamKey.ShouldBe("100:~s:item:7");
        accepted.Read<SystemEventOccurred>().Context.Number("price").ShouldBe(9.5m);
        accepted.DataText().ShouldContain("\"price\":9.5}");
    }

    [Fact]
    public void Without_subject_it_stands_in_the_stream_of_its_name() =>
        Records.System(PriceDropped().With("/subject", null)).Accept().Event.StreamKey.ShouldBe("100:~s:priceDropped");

    [Fact]
    public void It_needs_no_key() => Records.System(PriceDropped(), key: null).Accept();

    [Fact]
    public void A_customers_event_is_refused_on_the_topic_of_system_events()
    {
        var rejection = Records.System(Purchase(), "100:c-7").Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadField);
        rejection.Path.ShouldBe("/type");
        rejection.Message.ShouldBe("/type: found \"customer.transactionAdded\"; expected a type system.<event name> on the topic of system events");
    }

    [Theory]
    [InlineData("organisationDefined", """{"id":100,"name":"Shop"}""", "100:~d:organisation:100")]
    [InlineData("organisationDefined", """{"name":"Shop"}""", "100:~d:organisation:100")]
    [InlineData("targetGroupDefined", """{"id":2514.0,"targets":[{"goal":999}]}""", "100:~d:target-groups:2514")]
    [InlineData("streakDefined", """{"id":7}""", "100:~d:streaks:7")]
    [InlineData("badgeDefined", """{"id":"64b7f0c2a1d2e3f4a5b6c7d8"}""", "100:~d:badges:64b7f0c2a1d2e3f4a5b6c7d8")]
    [InlineData("segmentDefined", """{"id":"loyal ones"}""", "100:~d:segments:loyal ones")]
    [InlineData("triggerDefined", """{"id":"welcome"}""", "100:~d:triggers:welcome")]
    public void A_definition_stands_in_its_own_stream_as_it_was_given(string name, string definition, string stream)
    {
        var accepted = Records.System(Defined(name, definition)).Accept();

        accepted.Event.StreamKey.ShouldBe(stream);
        accepted.Event.Type.ShouldBe(EventTypes.Definitions[name]);
        var stored = (DefinitionEvent)global::System.Text.Json.JsonSerializer.Deserialize(
            accepted.Event.Data.Span, accepted.Event.Type.ClrType, StoredEventReader.Options)!;
        stored.Name.ShouldBe(name);
        JsonNode.DeepEquals(JsonNode.Parse(stored.Definition.GetRawText()), JsonNode.Parse(definition)).ShouldBeTrue();
    }

    [Fact]
    public void Its_content_is_checked_by_the_one_who_knows_it()
    {
        var asked = new List<string>();
        var options = new DecoderOptions
        {
            CheckDefinition = (kind, id, content) =>
            {
                asked.Add($"{kind.Path} {id} {content.GetProperty("goal").GetInt32()}");
                return [new DefinitionProblem("/goal", "found 0; expected a positive number"), new DefinitionProblem("/name", "found nothing")];
            },
        };

        var rejection = Records.System(Defined("targetGroupDefined", """{"id":2514,"goal":0}""")).Refuse(options);

        asked.ShouldBe(["target-groups 2514 0"]);
        rejection.Code.ShouldBe(ErrorCode.BadDefinition);
        rejection.Path.ShouldBe("/data/definition/goal");
        rejection.Message.ShouldBe("/goal: found 0; expected a positive number; /name: found nothing");
    }

    [Fact]
    public void An_organisation_defines_itself_alone()
    {
        var rejection = Records.System(Defined("organisationDefined", """{"id":200}""")).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadDefinition);
        rejection.Path.ShouldBe("/data/definition/id");
        rejection.Message.ShouldBe("/id: found \"200\"; expected the organisation itself, 100");
    }

    [Theory]
    [InlineData("{}", ErrorCode.MissingField, "/data/definition")]
    [InlineData("""{"definition":{}}""", ErrorCode.MissingField, "/data/definition/id")]
    [InlineData("""{"definition":[]}""", ErrorCode.BadField, "/data/definition")]
    [InlineData("""{"definition":{"id":true}}""", ErrorCode.BadField, "/data/definition/id")]
    [InlineData("""{"definition":{"id":1,"x":{"y":[1e99]}}}""", ErrorCode.BadField, "/data/definition/x/y/0")]
    public void A_definition_needs_content_and_an_id(string data, ErrorCode code, string path)
    {
        var rejection = Records.System(Defined("targetGroupDefined", "{}").With("/data", data)).Refuse();

        rejection.Code.ShouldBe(code);
        rejection.Path.ShouldBe(path);
    }

    [Fact]
    public void A_definition_with_its_members_in_another_order_is_the_same_event()
    {
        var one = Records.System(Defined("targetGroupDefined", """{"id":1,"targets":[{"goal":5,"name":"a"}]}""")).Accept();
        var other = Records.System(Defined("targetGroupDefined", """{"targets":[{"name":"a","goal":5.0}],"id":1.0}""")).Accept();

        other.Event.Fingerprint.ShouldBe(one.Event.Fingerprint);
    }
}
