using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPlatform.Api.Answers;

/// <summary>JSON as it is stored, numbers without trailing zeros.</summary>
internal sealed class PlainElement : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(writer, value, options); break;
            case JsonValueKind.Array: WriteArray(writer, value, options); break;
            case JsonValueKind.Number: writer.WriteRawValue(Shortest(value.GetRawText())); break;
            default: value.WriteTo(writer); break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, options);
        }
        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
            Write(writer, item, options);
        writer.WriteEndArray();
    }

    // The store writes no exponents.
    private static string Shortest(string number) =>
        number.Contains('.', StringComparison.Ordinal) && !number.Contains('e', StringComparison.OrdinalIgnoreCase) ? number.TrimEnd('0').TrimEnd('.') : number;
}
