using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>The schemas of definitions are written by hand; every word that the reader knows must be in them, and no other.</summary>
public sealed class DefinitionSchemaTests
{
    private const string NoWord = "NO_SUCH_WORD", Expected = "expected: ";

    [Fact]
    public void There_is_a_schema_of_each_kind_that_is_evaluated() =>
        DefinitionKind.All.Where(kind => !Read(kind, JsonElement.Parse("{}")).Any(fault => fault is { Code: DefinitionFaultCode.NotSupported, Pointer: "" }))
            .ShouldBe(EnvelopeSchemas.Defined, ignoreOrder: true);

    [Theory]
    [InlineData("badges")]
    [InlineData("target-groups")]
    [InlineData("organisation")]
    [InlineData("streaks")]
    public void Every_word_that_the_reader_takes_is_in_the_schema_and_no_other(string path)
    {
        var kind = DefinitionKind.ByPath(path)!;
        var schema = DocumentFile.Read($"schemas/definitions/{path}.json");
        var asked = 0;
        foreach (var example in schema.GetProperty("examples").EnumerateArray())
            foreach (var pointer in Texts(JsonNode.Parse(example.GetRawText())!, ""))
                if (WordsOf(kind, example, pointer) is { Count: > 0 } words)
                {
                    asked++;
                    var taken = words.Where(word => !Faults(kind, example, pointer, word).Any(fault => fault.Code == DefinitionFaultCode.NotSupported));
                    WordsIn(schema, pointer.Split('/')[^1]).ShouldBe(taken, ignoreOrder: true, $"{path}{pointer}");
                }
        asked.ShouldBeGreaterThanOrEqualTo(path switch { "organisation" => 0, "streaks" => 1, _ => 10 });
    }

    /// <summary>The words that the reader expects in place of one that is none; nothing where it expects no word.</summary>
    private static List<string> WordsOf(DefinitionKind kind, JsonElement example, string pointer) =>
        Faults(kind, example, pointer, NoWord).FirstOrDefault(fault => fault.Pointer == pointer && fault.Message.Contains(Expected, StringComparison.Ordinal)) is { } fault
            ? [.. fault.Message[(fault.Message.IndexOf(Expected, StringComparison.Ordinal) + Expected.Length)..].TrimEnd('.').Split(", ").Where(word => word.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_'))]
            : [];

    private static IReadOnlyList<DefinitionFault> Faults(DefinitionKind kind, JsonElement example, string pointer, string word)
    {
        var changed = JsonNode.Parse(example.GetRawText())!;
        var names = pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate(changed, Step);
        if (parent is JsonArray list)
            list[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = word;
        else
            parent[names[^1]] = word;
        return [.. Read(kind, JsonElement.Parse(changed.ToJsonString())).Where(fault => fault.Pointer == pointer)];
    }

    private static IReadOnlyList<DefinitionFault> Read(DefinitionKind kind, JsonElement definition) =>
        DefinitionReader.Read(kind, definition.TryGetProperty("id", out var id) ? id.ToString() : "1", definition).Faults;

    private static JsonNode Step(JsonNode node, string name) =>
        node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!;

    private static IEnumerable<string> Texts(JsonNode? node, string pointer) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value, $"{pointer}/{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Texts(item, $"{pointer}/{index}")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [pointer],
        _ => [],
    };

    /// <summary>The words of the first field of that name: conditions further in only narrow them.</summary>
    private static IEnumerable<string> WordsIn(JsonElement schema, string field) =>
        Schemas(schema, field).Select(found => Enumerations(found).Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!).ToArray()).FirstOrDefault(words => words.Length > 0) ?? [];

    private static IEnumerable<JsonElement> Schemas(JsonElement schema, string field)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany(each => Schemas(each, field));
        if (schema.ValueKind != JsonValueKind.Object)
            return [];
        var here = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(field, out var found) ? new[] { found } : [];
        return here.Concat(schema.EnumerateObject().Where(keyword => keyword.Name is not ("examples" or "if" or "then" or "else")).SelectMany(keyword => Schemas(keyword.Value, field)));
    }

    private static IEnumerable<JsonElement> Enumerations(JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var only))
            return [only];
        if (schema.TryGetProperty("enum", out var words))
            return words.EnumerateArray();
        return schema.TryGetProperty("anyOf", out var choices) ? choices.EnumerateArray().SelectMany(Enumerations) : [];
    }
}
