using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marten.Services;

/// <summary>
/// Reads members of type object, a header's value above all, as what they look like: text, a time where the text is one, a whole or
/// broken number, a truth value; anything deeper as <see cref="JsonElement"/>.
/// </summary>
internal sealed class PlainObjectConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public static object? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? whole : reader.GetDouble(),
        JsonTokenType.String => reader.TryGetDateTime(out var time) ? time : reader.GetString(),
        _ => JsonElement.ParseValue(ref reader),
    };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Only for reading.");
}
