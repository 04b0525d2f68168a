using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventPlatform.DeadLetters.Patching;

/// <summary>JSON merge patch [RFC 7396]. What the patch does not name stays as it is written, numbers and repeated members included.</summary>
internal static class MergePatch
{
    /// <summary>Levels of a value that can be patched: more than a record may have. Parsing costs as many steps as values times levels, so there is an end.</summary>
    public const int MostLevels = 256;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MostLevels };

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="target">One JSON value in UTF-8; null counts as none.</param>
    /// <param name="patch">What to change.</param>
    /// <exception cref="JsonException">The target is not JSON, or has more than <see cref="MostLevels"/> levels.</exception>
    /// <exception cref="InvalidOperationException">The target has a member whose name is no Unicode text.</exception>
    public static byte[] Apply(byte[]? target, JsonElement patch)
    {
        using var document = JsonDocument.Parse(target ?? "null"u8.ToArray(), Deep);
        var output = new ArrayBufferWriter<byte>((target?.Length ?? 0) + 256);
        using (var json = new Utf8JsonWriter(output, Plain))
            Write(document.RootElement, patch, json);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement? target, JsonElement patch, Utf8JsonWriter json)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(json);
            return;
        }
        json.WriteStartObject();
        var kept = target is { ValueKind: JsonValueKind.Object } found ? found : (JsonElement?)null;
        if (kept is { } members)
            foreach (var member in members.EnumerateObject().Where(member => !patch.TryGetProperty(member.Name, out _)))
                WriteAsItIs(member, json);
        foreach (var change in patch.EnumerateObject().Where(change => change.Value.ValueKind != JsonValueKind.Null))
        {
            json.WritePropertyName(change.Name);
            Write(kept is { } before && before.TryGetProperty(change.Name, out var old) ? old : null, change.Value, json);
        }
        json.WriteEndObject();
    }

    private static void WriteAsItIs(JsonProperty member, Utf8JsonWriter json)
    {
        json.WritePropertyName(member.Name);
        json.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
    }
}
