using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.DeadLetters;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Tests.Decoding;
using EventPlatform.Hosting.Configuration;
using EventPlatform.TestKit.Adobe;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary><c>docs/contracts/asyncapi.yaml</c> is made from the code, refers to what exists, and its examples are what they say.</summary>
public sealed class AsyncApiTests
{
    private readonly JsonObject _document = AsyncApiDocument.Make();

    [Fact]
    public void The_document_is_made_from_the_code() => DocumentFile.ShouldBe("asyncapi.yaml", Yaml.Write(_document));

    [Fact]
    public void It_has_every_topic_and_every_header()
    {
        _document["channels"]!.AsObject().Select(channel => channel.Value!["address"]!.GetValue<string>()).ShouldBe(new KafkaTopics().All, ignoreOrder: true);
        HeadersOf("deadLetter").ShouldBe(AsyncApiMessages.Constants(typeof(DeadLetterHeaders)), ignoreOrder: true);
        HeadersOf("customerEventBinary").ShouldBe([.. BinaryExtensions.Known, "content-type", "traceparent", "tracestate"], ignoreOrder: true);
        HeadersOf("notification").Append(NotificationHeaders.ProfileType).ShouldBe(AsyncApiMessages.Constants(typeof(NotificationHeaders)), ignoreOrder: true);
    }

    [Fact]
    public void It_has_every_type_of_notification() =>
        Message("notification")["headers"]!["properties"]![NotificationHeaders.Type]!["enum"]!.AsArray().Select(type => type!.GetValue<string>())
            .ShouldBe([.. AsyncApiMessages.Constants(typeof(AdobeEventTypes)), NotificationHeaders.ProfileType], ignoreOrder: true);

    [Theory]
    [InlineData("systemEventStructured")]
    [InlineData("systemEventBinary")]
    [InlineData("deadLetter")]
    public void Where_a_record_needs_no_key_none_is_asked_for(string message) =>
        Message(message)["bindings"]!["kafka"]!["key"]!.ToJsonString().ShouldNotContain("pattern");

    [Fact]
    public void Every_reference_leads_to_something()
    {
        var references = References(_document).ToArray();

        references.Length.ShouldBeGreaterThan(10);
        foreach (var reference in references)
            (reference.StartsWith('#') ? Find(reference) is not null : File.Exists(Path.Combine(DocumentFile.Folder, reference))).ShouldBeTrue(reference);
    }

    [Fact]
    public void Every_example_of_the_input_is_accepted()
    {
        foreach (var (channel, input) in new[] { ("customerEvents", InputTopic.CustomerEvents), ("systemEvents", InputTopic.SystemEvents) })
            foreach (var name in _document["channels"]![channel]!["messages"]!.AsObject().Select(message => message.Key))
                RecordOf(name, input).Decode(DefinitionsChecked.Options).Rejection.ShouldBeNull(name);
    }

    [Fact]
    public void The_example_of_a_dead_letter_is_refused_as_it_says()
    {
        var headers = Message("deadLetter")["examples"]![0]!["headers"]!;

        var rejection = RecordOf("deadLetter", InputTopic.CustomerEvents, Header("content-type", StructuredType)).Refuse();

        headers[DeadLetterHeaders.Code]!.GetValue<string>().ShouldBe(rejection.Code.Text());
        headers[DeadLetterHeaders.Message]!.GetValue<string>().ShouldBe(rejection.Message);
        headers[DeadLetterHeaders.Path]!.GetValue<string>().ShouldBe(rejection.Path);
    }

    [Fact]
    public void The_example_of_a_notification_is_one_that_Adobe_takes() =>
        new AdobeMessageCheck(new AdobeExpectation()).Faults(Encoding.UTF8.GetBytes(Message("notification")["examples"]![0]!["payload"]!.ToJsonString())).ShouldBeEmpty();

    private IncomingRecord RecordOf(string name, InputTopic input, params RecordHeader[] more)
    {
        var message = Message(name);
        var example = message["examples"]![0]!;
        var headers = example["headers"]!.AsObject().Select(header => Header(header.Key, header.Value!.GetValue<string>()));
        var key = message["bindings"]!["kafka"]!["key"]!["examples"]![0]!.GetValue<string>();
        return Record(Encoding.UTF8.GetBytes(example["payload"]!.ToJsonString()), key, input, [.. headers, .. more]);
    }

    private JsonNode Message(string name) => _document["components"]!["messages"]![name]!;

    private IEnumerable<string> HeadersOf(string message) => Message(message)["headers"]!["properties"]!.AsObject().Select(header => header.Key);

    private JsonNode? Find(string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode?)_document, (node, name) => node?[name]);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
