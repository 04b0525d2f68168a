using System.Reflection;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.DeadLetters;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Tests.Decoding;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>The messages of <see cref="AsyncApiDocument"/>: key, headers, payload, and an example of each.</summary>
internal static class AsyncApiMessages
{
    public static readonly string[] Customer = ["customerEventStructured", "customerEventBinary", "notificationFlat", "notificationWrapped"];
    public static readonly string[] System = ["systemEventStructured", "systemEventBinary"];
    public static readonly string[] Notifications = ["notification"];
    public static readonly string[] DeadLetters = ["deadLetter"];

    private static readonly string[] Required = ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_orgid"];

    public static JsonObject All() => new()
    {
        ["customerEventStructured"] = Structured("A CloudEvent about a customer, structured mode", "cloudevent.customer.json", CustomerKey("100:c-7")),
        ["customerEventBinary"] = Binary("A CloudEvent about a customer, binary mode", "data.customer.json", CustomerKey("100:4711"), "customer.transactionAdded"),
        ["notificationFlat"] = Incoming("An event notification, flat", "notification.flat.json", CustomerKey("50952:564709342"), new JsonObject { ["type"] = "object" }, []),
        ["notificationWrapped"] = Incoming("An event notification, wrapped", "notification.wrapped.json", CustomerKey("150698:164875382"), new JsonObject { ["type"] = "object" }, []),
        ["systemEventStructured"] = Structured("A CloudEvent about no particular customer, structured mode", "cloudevent.system.json", AnyKey("100:sku-11", "What the event is about; any other key, or none, is taken, too.")),
        ["systemEventBinary"] = Binary("A CloudEvent about no particular customer, binary mode", "data.system.json",
            AnyKey("100:sku-11", "What the event is about; any other key, or none, is taken, too."), "system.priceDropped"),
        ["notification"] = Notification(),
        ["deadLetter"] = DeadLetter(),
    };

    /// <summary>Values of a class's constants that are texts.</summary>
    public static string[] Constants(Type names) =>
        [.. names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private static JsonObject Structured(string title, string schema, JsonObject key) => Incoming(title, schema, key,
        new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("content-type"),
            ["properties"] = new JsonObject { ["content-type"] = new JsonObject { ["type"] = "string", ["pattern"] = "^application/cloudevents(\\+json)?(;.*)?$" }, ["traceparent"] = Text(), ["tracestate"] = Text() },
        },
        new JsonObject { ["content-type"] = "application/cloudevents+json" });

    private static JsonObject Binary(string title, string schema, JsonObject key, string type) => Incoming(title, schema, key,
        new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. Required.Select(name => (JsonNode)name)]),
            ["properties"] = new JsonObject(BinaryExtensions.Known.Append("content-type").Append("traceparent").Append("tracestate").Select(name => KeyValuePair.Create(name, (JsonNode?)Text()))),
        },
        new JsonObject
        {
            ["ce_specversion"] = "1.0",
            ["ce_id"] = "bill-1",
            ["ce_source"] = "/shop/bills",
            ["ce_type"] = type,
            ["ce_time"] = "2025-07-29T09:30:00+05:30",
            ["ce_orgid"] = "100",
            ["content-type"] = "application/json",
        });

    private static JsonObject Incoming(string title, string schema, JsonObject key, JsonObject headers, JsonObject example) =>
        Message(title, key, headers, SchemaParts.Reference($"./schemas/{schema}"), example, SchemaFiles.All().First(file => file.Name == schema).Schema["examples"]![0]!.DeepClone());

    private static JsonObject Notification() => Message("A badge got or lost again, a milestone reached or lost again, or a profile changed", CustomerKey("50933:381921157"),
        new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(NotificationHeaders.Id, NotificationHeaders.Source, NotificationHeaders.Type, NotificationHeaders.Time),
            ["properties"] = new JsonObject(Constants(typeof(NotificationHeaders)).Where(name => name != NotificationHeaders.ProfileType).Select(name => KeyValuePair.Create(name, (JsonNode?)(name == NotificationHeaders.Type
                ? new JsonObject { ["enum"] = new JsonArray([.. Constants(typeof(AdobeEventTypes)).Append(NotificationHeaders.ProfileType).Select(type => (JsonNode)type)]) }
                : Text())))),
        },
        new JsonObject
        {
            ["type"] = "object",
            ["description"] = "An Adobe streaming message; its fields are in notifications.md.",
            ["required"] = new JsonArray("header", "body"),
            ["properties"] = new JsonObject { ["header"] = SchemaParts.Of("object"), ["body"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("xdmMeta", "xdmEntity") } },
        },
        new JsonObject
        {
            [NotificationHeaders.Id] = "72fe1900-a413-8d82-9582-f955474739aa",
            [NotificationHeaders.Source] = NotificationHeaders.SourceOf(50933),
            [NotificationHeaders.Type] = AdobeEventTypes.BadgeEarned,
            [NotificationHeaders.Time] = "2023-10-03T06:42:02.45Z",
        },
        JsonNode.Parse(Golden("badge-earned.json"))!);

    private static JsonObject DeadLetter() => Message("A record that was refused: bytes, key, headers and timestamp as received, and why", AnyKey("100:c-7", "As received: any bytes, or none."),
        new JsonObject
        {
            ["type"] = "object",
            ["description"] = "The record's own headers, and these; ep.* headers that it came with are under ep.received.*.",
            ["required"] = new JsonArray([.. Constants(typeof(DeadLetterHeaders)).Select(name => (JsonNode)name)]),
            ["properties"] = new JsonObject(Constants(typeof(DeadLetterHeaders)).Select(name => KeyValuePair.Create(name, (JsonNode?)(name == DeadLetterHeaders.Code
                ? new JsonObject { ["enum"] = new JsonArray([.. Enum.GetValues<ErrorCode>().Select(code => (JsonNode)code.Text())]) }
                : Text())))),
        },
        new JsonObject { ["description"] = "The value as received, whatever it is." },
        new JsonObject(DeadLetterHeaders.Of([], Facts).Select(header => KeyValuePair.Create(header.Name, (JsonNode?)global::System.Text.Encoding.UTF8.GetString(header.Value!)))),
        JsonNode.Parse("""{"specversion":"1.0","id":"bill-1","source":"/shop/bills","type":"customer.transactionAdded","orgid":100,"data":{"customer":{"id":"c-7"},"context":{"transactionId":"bill-1","amount":"12,50"}}}""")!);

    private static DeadLetterFacts Facts => new()
    {
        Code = ErrorCode.BadField.Text(),
        Message = "/data/context/amount: found \"12,50\"; expected a number: a 64-bit integer, or a decimal of at most 28 digits, not negative",
        Path = "/data/context/amount",
        Stage = "decode",
        Topic = new Hosting.Configuration.KafkaTopics().CustomerEvents,
        Partition = 3,
        Offset = 42,
        Timestamp = Records.Received,
        Group = "eventplatform-ingest",
        Attempts = 1,
        FirstFailedAt = Records.Received,
        AppVersion = "1.0.0",
    };

    private static JsonObject Message(string title, JsonObject key, JsonObject headers, JsonObject payload, JsonObject exampleHeaders, JsonNode examplePayload) => new()
    {
        ["title"] = title,
        ["headers"] = headers,
        ["payload"] = new JsonObject { ["schemaFormat"] = "application/schema+json;version=draft-2020-12", ["schema"] = payload },
        ["bindings"] = new JsonObject
        {
            ["kafka"] = new JsonObject
            {
                ["key"] = key,
                ["bindingVersion"] = "0.5.0",
            },
        },
        ["examples"] = new JsonArray(new JsonObject { ["headers"] = exampleHeaders, ["payload"] = examplePayload }),
    };

    /// <summary>Organisation and customer id.</summary>
    private static JsonObject CustomerKey(string example) =>
        new() { ["type"] = "string", ["pattern"] = "^[1-9][0-9]*:[^~:][^:]*$", ["examples"] = new JsonArray(example) };

    private static JsonObject AnyKey(string example, string description) =>
        new() { ["type"] = new JsonArray("string", "null"), ["description"] = description, ["examples"] = new JsonArray(example) };

    /// <summary>A golden message, without the line that tells its size.</summary>
    private static string Golden(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Adobe", "Golden", name));
        return text[..(text.LastIndexOf('}') + 1)];
    }

    private static JsonObject Text() => SchemaParts.Of("string");
}
