using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.DeadLetters.Table;

/// <summary>
/// A record's headers as JSON, in their order: <c>[{"name": "...", "text": "..."}]</c>, so that a person can read them; <c>base64</c> instead of
/// <c>text</c> where the bytes are no text that a database takes, and neither where there is no value.
/// </summary>
public static class RecordHeaders
{
    public static string Write(IReadOnlyList<RecordHeader> headers)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var header in headers)
                Write(json, header);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static RecordHeader[] Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(Read)];
    }

    private static void Write(Utf8JsonWriter json, RecordHeader header)
    {
        json.WriteStartObject();
        json.WriteString("name", DatabaseText.Of(header.Name));
        if (header.Value is { } value)
        {
            if (IsText(value))
                json.WriteString("text", value);
            else
                json.WriteBase64String("base64", value);
        }
        json.WriteEndObject();
    }

    private static RecordHeader Read(JsonElement header) => new(
        header.GetProperty("name").GetString()!,
        header.TryGetProperty("text", out var text) ? Encoding.UTF8.GetBytes(text.GetString()!)
            : header.TryGetProperty("base64", out var bytes) ? bytes.GetBytesFromBase64()
            : null);

    private static bool IsText(byte[] value) => !value.Contains((byte)0) && Utf8.IsValid(value);
}
