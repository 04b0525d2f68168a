using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>
/// Holds a value against a schema of <c>docs/contracts/schemas</c>: those keywords of JSON Schema 2020-12 that the schemas use. It throws at any
/// other, so that none is passed over.
/// </summary>
internal sealed class SchemaCheck
{
    private static readonly string[] Annotations =
        ["$schema", "$id", "$defs", "title", "description", "examples", "format", "then", "else", "properties", "patternProperties", "$comment"];

    private readonly Dictionary<string, JsonElement> _files = [];

    /// <param name="file">Such as <c>context.json</c>.</param>
    /// <param name="value">What to check.</param>
    public bool IsValid(string file, JsonElement value) => Holds(File(file), value, file);

    public JsonElement File(string name) =>
        _files.TryGetValue(name, out var schema) ? schema : _files[name] = DocumentFile.Read(Path.Combine("schemas", name));

    private bool Holds(JsonElement schema, JsonElement value, string file)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return schema.GetBoolean();
        foreach (var keyword in schema.EnumerateObject())
            if (!Holds(schema, keyword.Name, keyword.Value, value, file))
                return false;
        return Members(schema, value, file);
    }

    private bool Holds(JsonElement schema, string keyword, JsonElement argument, JsonElement value, string file) => keyword switch
    {
        "$ref" => HoldsReferred(argument.GetString()!, value, file),
        "type" => argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().Any(type => IsOf(value, type.GetString()!)) : IsOf(value, argument.GetString()!),
        "const" => JsonElement.DeepEquals(argument, value),
        "enum" => argument.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)),
        "allOf" => argument.EnumerateArray().All(each => Holds(each, value, file)),
        "anyOf" => argument.EnumerateArray().Any(each => Holds(each, value, file)),
        "not" => !Holds(argument, value, file),
        "if" => HoldsBranch(schema, Holds(argument, value, file) ? "then" : "else", value, file),
        "minLength" => value.ValueKind != JsonValueKind.String || Characters(value) >= argument.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || Characters(value) <= argument.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!),
        "minimum" => value.ValueKind != JsonValueKind.Number || Number(value) >= Number(argument),
        "maximum" => value.ValueKind != JsonValueKind.Number || Number(value) <= Number(argument),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || Number(value) > Number(argument),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Holds(argument, item, file)),
        "required" => value.ValueKind != JsonValueKind.Object || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "additionalProperties" => true,
        _ => Annotations.Contains(keyword) ? true : throw new NotSupportedException($"{file} uses {keyword}"),
    };

    private bool Members(JsonElement schema, JsonElement value, string file)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        return value.EnumerateObject().All(member => IsMember(schema, member, file));
    }

    private bool IsMember(JsonElement schema, JsonProperty member, string file)
    {
        var isKnown = false;
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var own))
        {
            isKnown = true;
            if (!Holds(own, member.Value, file))
                return false;
        }
        if (schema.TryGetProperty("patternProperties", out var patterns))
            foreach (var pattern in patterns.EnumerateObject().Where(pattern => Regex.IsMatch(member.Name, pattern.Name)))
            {
                isKnown = true;
                if (!Holds(pattern.Value, member.Value, file))
                    return false;
            }
        return isKnown || !schema.TryGetProperty("additionalProperties", out var others) || Holds(others, member.Value, file);
    }

    private bool HoldsBranch(JsonElement schema, string branch, JsonElement value, string file) =>
        !schema.TryGetProperty(branch, out var then) || Holds(then, value, file);

    /// <summary>A file beside this one, or a definition in one: <c>context.json#/$defs/value</c>.</summary>
    private bool HoldsReferred(string reference, JsonElement value, string file)
    {
        var parts = reference.Split('#');
        var target = parts[0].Length == 0 ? file : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(file)!, parts[0])).Replace('\\', '/');
        var schema = File(target);
        foreach (var name in parts.Length == 1 ? [] : parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries))
            schema = schema.GetProperty(name);
        return Holds(schema, value, target);
    }

    private static bool IsOf(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("null", JsonValueKind.Null) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value) is var number && Math.Floor(number) == number,
        _ => false,
    };

    private static double Number(JsonElement value) => double.Parse(value.GetRawText(), CultureInfo.InvariantCulture);

    private static int Characters(JsonElement value) => value.GetString()!.EnumerateRunes().Count();
}
