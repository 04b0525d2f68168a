using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>Schemas of CloudEvents: the whole of structured mode, and the data, which is the value of binary mode [spec 01.2].</summary>
internal static class EnvelopeSchemas
{
    private const string NamePattern = "[A-Za-z][A-Za-z0-9_.]{0,99}$";
    private const string CustomerPattern = "^[^~:\\u0000-\\u001f\\u007f-\\u009f][^:\\u0000-\\u001f\\u007f-\\u009f]*$";
    private const string PlainPattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    /// <summary>Kinds whose content this version of the platform takes.</summary>
    public static readonly DefinitionKind[] Defined = [DefinitionKind.Organisation, DefinitionKind.TargetGroup, DefinitionKind.Badge, DefinitionKind.Streak];

    public static JsonObject CustomerEvent(IEnumerable<KnownEvent> known) => SchemaParts.File("cloudevent.customer.json",
        "A CloudEvent about a customer in structured mode: content-type application/cloudevents+json, on the topic of customer events.", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("specversion", "id", "source", "type", "orgid"),
            ["properties"] = Attributes("^customer\\." + NamePattern, "customer", CustomerId("null"), SchemaParts.Reference("data.customer.json")),
            ["anyOf"] = new JsonArray(NamesCustomer("subject"), NamesCustomer("data", "customer", "id")),
            ["allOf"] = new JsonArray([.. known.Select(KnownContext)]),
            ["examples"] = new JsonArray(
                JsonNode.Parse("""{"specversion":"1.0","id":"bill-1","source":"/shop/bills","type":"customer.transactionAdded","time":"2025-07-29T09:30:00+05:30","orgid":100,"subject":"c-7","data":{"customer":{"id":"c-7","email":"seven@example.com"},"context":{"transactionId":"bill-1","amount":22.20,"currencyCode":"INR","lineItems":[{"sku":"11","quantity":1,"amount":22.20}]}}}"""),
                JsonNode.Parse("""{"specversion":"1.0","id":"9f1c","source":"/app","type":"customer.shopEntered","orgid":100,"subject":"4711"}""")),
        });

    public static JsonObject SystemEvent() => SchemaParts.File("cloudevent.system.json",
        "A CloudEvent about no particular customer in structured mode, on the topic of system events; definitions among them.", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("specversion", "id", "source", "type", "orgid"),
            ["properties"] = Attributes("^system\\." + NamePattern, "system", Subject(), SchemaParts.Reference("data.system.json")),
            ["allOf"] = new JsonArray([.. DefinitionKind.All.Select(Definition), NoDefinition()]),
            ["examples"] = new JsonArray(
                JsonNode.Parse("""{"specversion":"1.0","id":"p-17","source":"/prices","type":"system.priceDropped","time":"2025-07-29T09:30:00Z","orgid":100,"subject":"sku-11","data":{"context":{"price":9.90}}}"""),
                JsonNode.Parse("""{"specversion":"1.0","id":"def-1","source":"/office","type":"system.badgeDefined","orgid":100,"data":{"definition":{"id":"64b7f0c2a1d2e3f4a5b6c7d8","name":"Big spender","active":true,"earnType":"DIRECT"}}}""")),
        });

    public static JsonObject CustomerData() => SchemaParts.File("data.customer.json",
        "The data of an event about a customer: what a CloudEvent in binary mode has as its value, and one in structured mode under data.", new JsonObject
        {
            ["type"] = SchemaParts.Types("object", "null"),
            ["properties"] = new JsonObject
            {
                ["customer"] = new JsonObject { ["type"] = SchemaParts.Types("object", "null"), ["properties"] = CustomerBlock() },
                ["context"] = new JsonObject { ["type"] = SchemaParts.Types("object", "null"), ["description"] = "context.json, or the event's own under events/." },
            },
            ["examples"] = new JsonArray(JsonNode.Parse("""{"customer":{"id":"4711","mobile":"919000000007"},"context":{"transactionId":"bill-1","amount":129.90}}""")),
        });

    public static JsonObject SystemData() => SchemaParts.File("data.system.json", "The data of an event about no particular customer.", new JsonObject
    {
        ["type"] = SchemaParts.Types("object", "null"),
        ["properties"] = new JsonObject { ["context"] = new JsonObject { ["type"] = SchemaParts.Types("object", "null") }, ["definition"] = new JsonObject { ["description"] = "Of what is defined: see definitions/." } },
        ["examples"] = new JsonArray(JsonNode.Parse("""{"context":{"price":9.90}}""")),
    });

    /// <summary>A text, or an integer that stands for its digits.</summary>
    public static JsonObject CustomerId(params string[] more) => new()
    {
        ["type"] = SchemaParts.Types(["string", "integer", .. more]),
        ["minLength"] = 1,
        ["maxLength"] = DecoderLimits.CustomerIdCharacters,
        ["pattern"] = CustomerPattern,
    };

    private static JsonObject Attributes(string type, string prefix, JsonNode subject, JsonNode data) => new()
    {
        ["specversion"] = new JsonObject { ["const"] = "1.0" },
        ["id"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = DecoderLimits.IdCharacters, ["description"] = "With source it names the event for ever." },
        ["source"] = Source(),
        ["type"] = new JsonObject { ["type"] = "string", ["pattern"] = type, ["not"] = new JsonObject { ["enum"] = PlatformNamesOf(prefix) } },
        ["time"] = new JsonObject { ["type"] = SchemaParts.Types("string", "null"), ["format"] = "date-time", ["description"] = "When it happened, with an offset; absent: the record's timestamp." },
        ["orgid"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = long.MaxValue },
        ["subject"] = subject,
        ["datacontenttype"] = new JsonObject { ["type"] = SchemaParts.Types("string", "null"), ["pattern"] = "[jJ][sS][oO][nN]" },
        ["dataschema"] = new JsonObject { ["type"] = SchemaParts.Types("string", "null"), ["format"] = "uri-reference", ["minLength"] = 1, ["maxLength"] = DecoderLimits.TextCharacters },
        ["data_base64"] = SchemaParts.Of("null"),
        ["data"] = data,
    };

    private static JsonObject Source() => new()
    {
        ["type"] = "string",
        ["format"] = "uri-reference",
        ["minLength"] = 1,
        ["maxLength"] = DecoderLimits.SourceCharacters,
        ["pattern"] = "^[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*$",
        ["not"] = new JsonObject { ["const"] = "capillary" },
    };

    /// <summary>Of definitions nobody reads it.</summary>
    private static JsonObject Subject() => new() { ["description"] = "What it is about: a text of 1 to 200 characters without control characters. Absent: its name." };

    private static JsonArray PlatformNamesOf(string prefix) =>
        new([.. PlatformNames.All.Order(StringComparer.Ordinal).Select(name => (JsonNode)$"{prefix}.{name}")]);

    private static JsonObject CustomerBlock()
    {
        var fields = new JsonObject { ["id"] = CustomerId("null") };
        foreach (var field in KnownEvents.CustomerBlock)
            fields[System.Text.Encoding.UTF8.GetString(field.Paths[0][0])] = SchemaParts.Of(field);
        return fields;
    }

    private static JsonObject NamesCustomer(params string[] path)
    {
        JsonObject schema = new() { ["not"] = SchemaParts.Of("null") };
        foreach (var name in path.Reverse())
            schema = new() { ["type"] = "object", ["required"] = new JsonArray(name), ["properties"] = new JsonObject { [name] = schema } };
        return schema;
    }

    private static JsonObject KnownContext(KnownEvent known)
    {
        var context = new JsonObject { ["properties"] = new JsonObject { ["context"] = SchemaParts.Reference($"events/{known.Name}.json") } };
        if (known.Required.Length > 0)
            (context["type"], context["required"]) = ("object", new JsonArray("context"));
        var stored = new JsonObject { ["properties"] = new JsonObject { ["data"] = context } };
        if (known.Required.Length > 0)
            stored["required"] = new JsonArray("data");
        return new() { ["if"] = IfType($"customer.{known.Name}"), ["then"] = stored };
    }

    private static JsonObject Definition(DefinitionKind kind)
    {
        JsonNode definition = Defined.Contains(kind) ? SchemaParts.Reference($"definitions/{kind.Path}.json") : false;
        return new()
        {
            ["if"] = IfType($"system.{kind.EventName}"),
            ["then"] = new JsonObject
            {
                ["required"] = new JsonArray("data"),
                ["properties"] = new JsonObject
                {
                    ["data"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("definition"), ["properties"] = new JsonObject { ["definition"] = definition } },
                },
            },
        };
    }

    private static JsonObject NoDefinition() => new()
    {
        ["if"] = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray([.. DefinitionKind.All.Select(kind => (JsonNode)$"system.{kind.EventName}")]) } },
            },
        },
        ["then"] = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["subject"] = new JsonObject { ["type"] = SchemaParts.Types("string", "null"), ["minLength"] = 1, ["maxLength"] = DecoderLimits.SubjectCharacters, ["pattern"] = PlainPattern },
                ["data"] = new JsonObject { ["properties"] = new JsonObject { ["context"] = SchemaParts.Reference("context.json") } },
            },
        },
    };

    private static JsonObject IfType(string type) => new()
    {
        ["required"] = new JsonArray("type"),
        ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type } },
    };
}
