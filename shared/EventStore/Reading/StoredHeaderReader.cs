using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.EventStore.Reading;

/// <summary>Headers of a stored event: texts, whole numbers, true and false as they are; anything else, which the platform does not write, as JSON.</summary>
internal static class StoredHeaderReader
{
    // A name that every event has is one string, not one an event.
    private static readonly (string Name, byte[] Json)[] Known =
    [
        .. new[] { EventHeaders.Fingerprint, EventHeaders.KafkaTimestamp, EventHeaders.TraceParent, EventHeaders.Form, EventHeaders.Source, EventHeaders.SourceId }
            .Select(name => (name, System.Text.Encoding.UTF8.GetBytes(name))),
    ];

    /// <returns>Null where Marten appended an event without headers.</returns>
    /// <exception cref="JsonException">The JSON is neither an object nor null.</exception>
    public static Dictionary<string, object>? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"The headers of a stored event are a JSON object; found {reader.TokenType}.");
        var headers = new Dictionary<string, object>(Known.Length);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            reader.Read();
            headers[name] = ValueOf(ref reader);
        }
        return headers;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        foreach (var (name, json) in Known)
            if (reader.ValueTextEquals(json))
                return name;
        return reader.GetString()!;
    }

    private static object ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => JsonElement.ParseValue(ref reader),
    };
}
