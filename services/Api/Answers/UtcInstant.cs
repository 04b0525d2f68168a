using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventPlatform.Contracts.Context;

namespace EventPlatform.Api.Answers;

/// <summary>Instants in UTC, as RFC 3339 writes them: with <c>Z</c>, fractions of a second only where there are some.</summary>
internal sealed class UtcInstant : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Rfc3339.TryParse(reader.GetString(), out var instant) ? instant : reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[32];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
