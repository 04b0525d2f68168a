using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPlatform.Contracts.Personal;

/// <summary>
/// Personal data on its way between decoding and storing, and between reading and showing: the one type through which it passes
/// [spec 02.6]. It never prints itself. Either the personal fields of an event as a UTF-8 JSON object, or a payload as received.
/// </summary>
[JsonConverter(typeof(PersonalDataConverter))]
public sealed class PersonalData(ReadOnlyMemory<byte> bytes)
{
    public static readonly PersonalData None = new(ReadOnlyMemory<byte>.Empty);

    public bool IsEmpty => bytes.IsEmpty;

    /// <summary>The bytes themselves; for the store and for whoever may be shown them, for nobody else.</summary>
    public ReadOnlyMemory<byte> Reveal() => bytes;

    /// <summary>One field as text, or null where it is absent. Numbers, booleans and lists come as they were written.</summary>
    public string? Reveal(string code)
    {
        if (IsEmpty)
            return null;
        var reader = new Utf8JsonReader(bytes.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(code);
            reader.Read();
            if (found)
                return reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Null => null,
                    _ => AsWritten(ref reader),
                };
            reader.Skip();
        }
        return null;
    }

    private string AsWritten(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return System.Text.Encoding.UTF8.GetString(bytes.Span[start..(int)reader.BytesConsumed]);
    }

    public override string ToString() => "(personal data)";
}

/// <summary>Keeps the JSON object as it stands, without looking into it.</summary>
public sealed class PersonalDataConverter : JsonConverter<PersonalData>
{
    public override PersonalData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(RawJson.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, PersonalData value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.IsEmpty ? "{}"u8 : value.Reveal().Span);
}
