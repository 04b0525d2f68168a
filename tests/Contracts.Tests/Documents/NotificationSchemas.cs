using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>Schemas of Capillary's event notifications on the topic of customer events [spec 01.2].</summary>
internal static class NotificationSchemas
{
    private const string NamePattern = "^([0-9]+_)?[A-Za-z][A-Za-z0-9_.]{0,99}$";

    public static JsonObject Flat(JsonNode example) => SchemaParts.File("notification.flat.json",
        "An event notification as it is posted to a webhook. On the topic of system events it has no customerIdentifiers.customerId.", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("eventName", "eventId", "orgId", "data"),
            ["properties"] = Body(new JsonObject { ["eventName"] = Name(), ["eventId"] = Id() }),
            ["examples"] = new JsonArray(example),
        });

    public static JsonObject Wrapped(JsonNode example) => SchemaParts.File("notification.wrapped.json",
        "An event notification with its content under attributes; the name is attributes.eventName, else eventType, which may have the organisation in front.", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("eventId", "attributes"),
            ["properties"] = new JsonObject
            {
                ["eventId"] = Id(),
                ["attributes"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("orgId", "data"), ["properties"] = Body([]) },
            },
            ["anyOf"] = new JsonArray(
                new JsonObject { ["properties"] = new JsonObject { ["attributes"] = Named("eventName") } },
                Named("eventType")),
            ["examples"] = new JsonArray(example),
        });

    private static JsonObject Body(JsonObject fields)
    {
        fields["orgId"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = long.MaxValue };
        fields["createdAt"] = new JsonObject { ["type"] = SchemaParts.Types("integer", "null"), ["description"] = "Epoch milliseconds: when it happened, where data has no moment of its own." };
        fields["data"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("customerIdentifiers"),
            ["properties"] = new JsonObject
            {
                ["customerIdentifiers"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("customerId"),
                    ["properties"] = new JsonObject { ["customerId"] = EnvelopeSchemas.CustomerId() },
                },
            },
        };
        return fields;
    }

    private static JsonObject Named(string field) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray(field),
        ["properties"] = new JsonObject { [field] = Name() },
    };

    private static JsonObject Name() => new() { ["type"] = "string", ["pattern"] = NamePattern };

    private static JsonObject Id() => new() { ["type"] = SchemaParts.Types("string", "integer"), ["minLength"] = 1, ["maxLength"] = DecoderLimits.IdCharacters };
}
