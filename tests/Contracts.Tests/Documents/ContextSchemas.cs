using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>Schemas of contexts, made from the table of known events [spec 01.3, 02.1].</summary>
internal static class ContextSchemas
{
    private const string CodePattern = "[A-Za-z][A-Za-z0-9_]{0,49}$";
    private const string ValueReference = "context.json#/$defs/value";

    /// <summary>A context of a name that the platform gives no meaning of its own; and what all contexts share.</summary>
    public static JsonObject Any() => SchemaParts.File("context.json", "The context of an event: at most 100 variables and their values. null is the same as absent.", new JsonObject
    {
        ["type"] = SchemaParts.Types("object", "null"),
        ["patternProperties"] = new JsonObject { ["^" + CodePattern] = SchemaParts.Reference("#/$defs/value") },
        ["additionalProperties"] = SchemaParts.Of("null"),
        ["$defs"] = new JsonObject { ["value"] = Value(), ["lineItems"] = LineItems() },
        ["examples"] = new JsonArray(JsonNode.Parse("""{"store":"B17","minutes":12,"price":9.90,"guest":false,"since":"2025-07-29T09:30:00+05:30","tags":["new","gift"]}""")),
    });

    public static JsonObject Of(KnownEvent known)
    {
        var schema = known == KnownEvents.TransactionAdded ? Purchase(known) : Plain(known, known.Fields);
        var about = $"The context of {known.Name}, in CloudEvents form. Further variables are free, as in context.json.";
        schema["examples"] = new JsonArray(Example(known));
        return SchemaParts.File($"events/{known.Name}.json", about, schema);
    }

    /// <summary>A value for every field, so that the example shows them all; but the type of a bill, which may change what it is.</summary>
    public static JsonObject Example(KnownEvent known) =>
        new(known.Fields.Where(field => field.Code != "billType").Select(field => KeyValuePair.Create(field.Code, (JsonNode?)Sample(field))));

    /// <summary>A bill whose type is RETURN is a return: its amounts may have any sign, and its own id is the return's.</summary>
    private static JsonObject Purchase(KnownEvent known) => new()
    {
        ["if"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("billType"),
            ["properties"] = new JsonObject { ["billType"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[Rr][Ee][Tt][Uu][Rr][Nn]$" } },
        },
        ["then"] = Plain(KnownEvents.TransactionReturned, [.. KnownEvents.TransactionReturned.Fields.Where(field => field.Code != "returnId").Select(Unsigned)], "returnId"),
        ["else"] = Plain(known, known.Fields),
    };

    private static Field Unsigned(Field field) => field.Kind == FieldKind.Amount ? new Field(field.Code, FieldKind.Number) { Required = field.Required } : field;

    private static JsonObject Plain(KnownEvent known, Field[] fields, params string[] free)
    {
        var objects = fields.Where(field => field.Kind == FieldKind.LineItems).Select(field => field.Code).Concat(free).ToArray();
        var schema = new JsonObject
        {
            ["type"] = known.Required.Length > 0 ? "object" : SchemaParts.Types("object", "null"),
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Code, (JsonNode?)SchemaParts.Of(field)))),
            ["patternProperties"] = new JsonObject
            {
                [objects.Length == 0 ? "^" + CodePattern : $"^(?!({string.Join('|', objects)})$){CodePattern}"] = SchemaParts.Reference("../" + ValueReference),
            },
            ["additionalProperties"] = SchemaParts.Of("null"),
        };
        foreach (var name in free)
            schema["properties"]![name] = true;
        if (known.Required.Length > 0)
            schema["required"] = new JsonArray([.. known.Required.Select(field => (JsonNode)field.Code)]);
        return schema;
    }

    private static JsonObject Value() => new()
    {
        ["anyOf"] = new JsonArray(
            SchemaParts.Text(DecoderLimits.TextCharacters), SchemaParts.Of("number"), SchemaParts.Of("boolean"), SchemaParts.Of("null"),
            ListOf(SchemaParts.Text(DecoderLimits.TextCharacters)), ListOf(SchemaParts.Of("number")), ListOf(SchemaParts.Of("boolean"))),
        ["description"] = "A text, a number (a 64-bit integer, or a decimal of at most 28 digits), a boolean, or a list of at most 100 of one kind. A text in the form of RFC 3339 is an instant.",
    };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["maxItems"] = DecoderLimits.ListItems, ["items"] = item };

    private static JsonObject LineItems() => new()
    {
        ["type"] = SchemaParts.Types("array", "null"),
        ["maxItems"] = DecoderLimits.LineItems,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. KnownEvents.LineItem.Where(field => field.Required).Select(field => (JsonNode)field.Code)]),
            ["properties"] = new JsonObject(KnownEvents.LineItem.Select(field => KeyValuePair.Create(field.Code, (JsonNode?)SchemaParts.Of(field)))),
        },
    };

    private static JsonNode Sample(Field field) => field.Kind switch
    {
        _ when field.Values.Length > 0 => field.Values[0],
        FieldKind.Number or FieldKind.Amount => 22.5m,
        FieldKind.Integer => 2711,
        FieldKind.Boolean => true,
        FieldKind.Date => "2025-07-29T09:30:00Z",
        FieldKind.LineItems => JsonNode.Parse("""[{"sku":"4006381333931","quantity":2,"amount":20.0,"category":"tea"}]""")!,
        _ => $"{field.Code}-1",
    };
}
