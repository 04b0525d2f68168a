using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPlatform.Api.Answers;

/// <summary>Decimals without trailing zeros.</summary>
internal sealed class PlainDecimal : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Shortest(value));

    // A division by one of the greatest scale leaves only the places that are needed.
    public static decimal Shortest(decimal value) => value / 1.000000000000000000000000000000000m;
}
