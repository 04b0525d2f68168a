using System.Text.Json.Nodes;
using EventPlatform.Contracts.Tests.Decoding;
using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary><c>docs/contracts/asyncapi.yaml</c>, made from the names that the code uses.</summary>
internal static class AsyncApiDocument
{
    private static readonly KafkaTopics Topics = new();

    public static JsonObject Make() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "EventPlatform",
            ["version"] = "1",
            ["description"] = "What goes into and comes out of an installation on Kafka. Names of topics are defaults. Partitions are chosen by Murmur2 of the key, as Java clients do.",
            ["license"] = new JsonObject { ["name"] = "MIT" },
        },
        ["defaultContentType"] = "application/json",
        ["channels"] = new JsonObject
        {
            ["customerEvents"] = Channel(Topics.CustomerEvents, "One event about one customer a record. In order per customer, hence the key.", AsyncApiMessages.Customer),
            ["systemEvents"] = Channel(Topics.SystemEvents, "One event about no particular customer a record; definitions among them. Notifications without a customer are taken here, too.", AsyncApiMessages.System),
            ["notifications"] = Channel(Topics.Notifications, "What the platform concluded, one complete Adobe message a record. Read with isolation.level=read_committed.", AsyncApiMessages.Notifications),
            ["deadLetters"] = Channel(Topics.DeadLetter, "Records that were refused, as they were received, at least once each; a copy is recognised by origin topic, partition and offset.", AsyncApiMessages.DeadLetters),
            ["relayProgress"] = Channel(Topics.RelayProgress, "The relay's own: how far each feed is. Nobody else reads or writes it.", []),
        },
        ["operations"] = new JsonObject
        {
            ["takeCustomerEvents"] = Operation("receive", "customerEvents", "Each event is stored once, whatever is sent twice; what is refused becomes a dead letter."),
            ["takeSystemEvents"] = Operation("receive", "systemEvents", "The same for system events."),
            ["notify"] = Operation("send", "notifications", "Once each for read_committed readers, in order per customer."),
            ["park"] = Operation("send", "deadLetters", "At least once each."),
        },
        ["components"] = new JsonObject { ["messages"] = AsyncApiMessages.All() },
    };

    private static JsonObject Channel(string topic, string description, string[] messages) => new()
    {
        ["address"] = topic,
        ["description"] = description,
        ["messages"] = new JsonObject(messages.Select(message => KeyValuePair.Create(message, (JsonNode?)SchemaParts.Reference($"#/components/messages/{message}")))),
    };

    private static JsonObject Operation(string action, string channel, string summary) => new()
    {
        ["action"] = action,
        ["channel"] = SchemaParts.Reference($"#/channels/{channel}"),
        ["summary"] = summary,
    };
}
