using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Tests.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>The examples of the schemas as records of the topics that they are for.</summary>
internal static class ExampleRecords
{
    /// <summary>An example of a schema, with what the schema does not say: headers, key, and the event around a part.</summary>
    public static IncomingRecord Of(string file, JsonElement example) => file switch
    {
        "cloudevent.customer.json" => Structured(example.GetRawText(), $"100:{CustomerOf(example)}"),
        "cloudevent.system.json" => Structured(example.GetRawText(), null, InputTopic.SystemEvents),
        "data.customer.json" => Binary(With("transactionAdded", JsonNode.Parse(example.GetRawText())), "100:4711"),
        "data.system.json" => Records.System(With("priceDropped", JsonNode.Parse(example.GetRawText())).With("/type", "\"system.priceDropped\"")),
        "notification.flat.json" => Notification(example.GetRawText(), "50952:564709342"),
        "notification.wrapped.json" => Notification(example.GetRawText(), "150698:164875382"),
        "context.json" => Structured(Event("cartLeft", example.GetRawText())),
        _ when file.StartsWith("events/", StringComparison.Ordinal) => Structured(Event(Path.GetFileNameWithoutExtension(file), example.GetRawText())),
        _ => Records.System(Definition(Path.GetFileNameWithoutExtension(file), example)),
    };

    /// <summary>Good records of every form, and of every known event.</summary>
    public static IEnumerable<IncomingRecord> All()
    {
        foreach (var (name, schema) in SchemaFiles.All())
            foreach (var example in schema["examples"]!.AsArray())
                yield return Of(name, JsonElement.Parse(example!.ToJsonString()));
        foreach (var kind in EnvelopeSchemas.Defined)
            foreach (var example in DocumentFile.Read($"schemas/definitions/{kind.Path}.json").GetProperty("examples").EnumerateArray())
                yield return Of($"definitions/{kind.Path}.json", example);
        yield return Structured(Fixture("purchase.structured.json"));
        yield return Structured(Event("transactionAdded", """{"transactionId":"r-1","amount":-22.5,"billType":"RETURN"}"""));
        yield return Notification(Fixture("badge-earned.flat.json"), "50933:381921157");
    }

    public static string FileOf(string form, InputTopic input) => form switch
    {
        RecordForm.Structured => input == InputTopic.CustomerEvents ? "cloudevent.customer.json" : "cloudevent.system.json",
        RecordForm.Flat => "notification.flat.json",
        _ => "notification.wrapped.json",
    };

    private static string CustomerOf(JsonElement example) => example.GetProperty("subject").GetString()!;

    private static JsonObject With(string name, JsonNode? data)
    {
        var value = Purchase().With("/type", $"\"customer.{name}\"");
        value["data"] = data;
        return value;
    }

    private static JsonObject Definition(string path, JsonElement definition) => Purchase()
        .With("/type", $"\"system.{DefinitionKind.ByPath(path)!.EventName}\"").With("/data", $$"""{"definition":{{definition.GetRawText()}}}""");
}
