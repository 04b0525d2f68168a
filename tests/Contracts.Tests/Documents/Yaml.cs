using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>Writes JSON as block YAML 1.2; texts stay in double quotes, where the two are the same.</summary>
internal static partial class Yaml
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject root)
    {
        var text = new StringBuilder();
        WriteMembers(root, "", text);
        return text.ToString();
    }

    private static void WriteMembers(JsonObject members, string indent, StringBuilder text)
    {
        foreach (var (name, value) in members)
            WriteValue($"{indent}{Key(name)}:", value, indent + "  ", text);
    }

    private static void WriteItems(JsonArray items, string indent, StringBuilder text)
    {
        foreach (var item in items)
            if (item is JsonObject { Count: > 0 } members)
            {
                var block = new StringBuilder();
                WriteMembers(members, indent + "  ", block);
                text.Append(indent).Append("- ").Append(block.ToString(indent.Length + 2, block.Length - indent.Length - 2));
            }
            else
                WriteValue($"{indent}-", item, indent + "  ", text);
    }

    private static void WriteValue(string head, JsonNode? value, string indent, StringBuilder text)
    {
        text.Append(head);
        switch (value)
        {
            case JsonObject { Count: > 0 } members: text.Append('\n'); WriteMembers(members, indent, text); break;
            case JsonArray { Count: > 0 } items: text.Append('\n'); WriteItems(items, indent, text); break;
            default: text.Append(' ').Append(value?.ToJsonString(Plain) ?? "null").Append('\n'); break;
        }
    }

    private static string Key(string name) => PlainKey().IsMatch(name) ? name : JsonValue.Create(name).ToJsonString(Plain);

    [GeneratedRegex(@"^[A-Za-z_$][\w.$-]*$")]
    private static partial Regex PlainKey();
}
