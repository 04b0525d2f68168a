using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary>How values are written in Adobe's form: a field that has no value is left out [spec 05.1].</summary>
internal static class AdobeJson
{
    // The receiver is no browser: only what JSON itself forbids is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    public static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, Encoder);

    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            writer.WriteString(name, text);
    }

    /// <summary>An identifier that is a number with us is a string with Adobe.</summary>
    public static void WriteId(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long id)
    {
        Span<char> digits = stackalloc char[20];
        id.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        writer.WriteString(name, digits[..length]);
    }

    /// <summary>In UTC, behind a <c>Z</c>.</summary>
    public static void WriteInstant(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is { } given)
            writer.WriteString(name, given.UtcDateTime);
    }

    public static void WriteAmount(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } given)
            writer.WriteNumber(name, given);
    }

    public static void WriteCount(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } given)
            writer.WriteNumber(name, given);
    }
}
