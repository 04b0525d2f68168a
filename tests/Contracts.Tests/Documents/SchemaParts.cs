using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>Pieces that all schemas are made of.</summary>
internal static class SchemaParts
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema", Base = "https://eventplatform.example/schemas/";

    /// <summary>A schema with what every file begins with.</summary>
    public static JsonObject File(string name, string description, JsonObject rest)
    {
        var file = new JsonObject { ["$schema"] = Dialect, ["$id"] = Base + name, ["description"] = description };
        foreach (var (keyword, value) in rest.ToArray())
        {
            rest.Remove(keyword);
            file[keyword] = value;
        }
        return file;
    }

    public static JsonObject Of(string type) => new() { ["type"] = type };

    public static JsonArray Types(params string[] types) => new([.. types.Select(type => (JsonNode)type)]);

    public static JsonObject Reference(string to) => new() { ["$ref"] = to };

    public static JsonObject Text(int most) => new() { ["type"] = "string", ["maxLength"] = most };

    /// <summary>What a known field must be; null stands for absent, so a required one may not be null.</summary>
    public static JsonObject Of(Field field)
    {
        var schema = Of(field.Kind);
        if (!field.Required && schema["type"] is { } type)
            schema["type"] = Types([.. type is JsonArray types ? types.Select(each => each!.GetValue<string>()) : [type.GetValue<string>()], "null"]);
        if (field.Values.Length > 0)
            schema = new JsonObject { ["enum"] = new JsonArray([.. field.Values.Select(value => (JsonNode)value), .. field.Required ? Array.Empty<JsonNode?>() : [null]]) };
        if (field.Personal)
            schema["description"] = "Personal: kept apart from the context, never in a message or log.";
        return schema;
    }

    private static JsonObject Of(FieldKind kind) => kind switch
    {
        FieldKind.Text => Text(DecoderLimits.TextCharacters),
        FieldKind.Id => new() { ["type"] = Types("string", "integer"), ["maxLength"] = DecoderLimits.TextCharacters },
        FieldKind.Number => Of("number"),
        FieldKind.Amount => new() { ["type"] = "number", ["minimum"] = 0 },
        FieldKind.Integer => Of("integer"),
        FieldKind.Boolean => Of("boolean"),
        FieldKind.Date => new() { ["type"] = "string", ["anyOf"] = new JsonArray(new JsonObject { ["format"] = "date-time" }, new JsonObject { ["format"] = "date" }) },
        FieldKind.LineItems => Reference("../context.json#/$defs/lineItems"),
        _ => Reference("../context.json#/$defs/value"),
    };
}
