using System.Runtime.InteropServices;
using System.Text.Json;

namespace EventPlatform.Contracts;

/// <summary>JSON kept as it stands, to be looked into when somebody asks.</summary>
internal static class RawJson
{
    /// <summary>The value that the reader stands on, in UTF-8; empty for null.</summary>
    public static ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        using var value = JsonDocument.ParseValue(ref reader);
        return JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray();
    }
}
