using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPlatform.Contracts.Context;

/// <summary>A variable of an event's context and its value.</summary>
public readonly record struct ContextField(string Code, ContextValue Value);

/// <summary>
/// The flat set of variables that an event carries; it never changes once stored [004] [spec 01.3]. At most 100 fields, so a look-up
/// walks the array. Personal fields are not among them.
/// </summary>
[JsonConverter(typeof(EventContextConverter))]
public sealed class EventContext
{
    public static readonly EventContext Empty = new(fields: []);

    private readonly ReadOnlyMemory<byte> _stored;
    private ContextField[]? _fields;

    public EventContext(ContextField[] fields) => _fields = fields;

    /// <param name="stored">A JSON object in UTF-8, read when somebody asks for a field; nothing at all is an empty context.</param>
    public EventContext(ReadOnlyMemory<byte> stored) => _stored = stored;

    /// <exception cref="JsonException">What is stored is no object of scalars and lists of scalars.</exception>
    public IReadOnlyList<ContextField> Fields => Known;

    private ContextField[] Known => _fields ??= EventContextConverter.Read(_stored.Span);

    /// <summary>The value of a code, or a missing value.</summary>
    public ContextValue this[string code]
    {
        get
        {
            foreach (ref readonly var field in Known.AsSpan())
                if (field.Code == code)
                    return field.Value;
            return default;
        }
    }

    public decimal? Number(string code) => this[code].Number;

    public bool? Boolean(string code) => this[code].Boolean;

    /// <summary>A scalar as text: ids arrive as numbers and as strings.</summary>
    public string? Text(string code) => this[code].AsText();
}

/// <summary>Reads and writes the context as a plain JSON object.</summary>
public sealed class EventContextConverter : JsonConverter<EventContext>
{
    public override EventContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(RawJson.Read(ref reader));

    internal static ContextField[] Read(ReadOnlySpan<byte> stored)
    {
        if (stored.IsEmpty)
            return [];
        var reader = new Utf8JsonReader(stored);
        var fields = new List<ContextField>(12);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var code = ContextCodes.Read(ref reader);
            reader.Read();
            fields.Add(new ContextField(code, ReadValue(ref reader)));
        }
        return [.. fields];
    }

    public override void Write(Utf8JsonWriter writer, EventContext value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var field in value.Fields)
        {
            writer.WritePropertyName(field.Code);
            WriteValue(writer, field.Value);
        }
        writer.WriteEndObject();
    }

    private static ContextValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => ContextValue.Of(reader.GetString()!),
        JsonTokenType.Number => ContextValue.Of(reader.GetDecimal()),
        JsonTokenType.True => ContextValue.Of(true),
        JsonTokenType.False => ContextValue.Of(false),
        JsonTokenType.StartArray => ContextValue.Of(ReadList(ref reader)),
        JsonTokenType.Null => default,
        _ => throw new JsonException($"A stored context holds a {reader.TokenType}; scalars and lists of scalars are expected."),
    };

    private static List<ContextValue> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<ContextValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(ReadValue(ref reader));
        return list;
    }

    private static void WriteValue(Utf8JsonWriter writer, ContextValue value)
    {
        switch (value.Kind)
        {
            case ContextKind.Text: writer.WriteStringValue(value.Text); break;
            case ContextKind.Number: writer.WriteNumberValue(value.Number!.Value); break;
            case ContextKind.Boolean: writer.WriteBooleanValue(value.Boolean!.Value); break;
            case ContextKind.List: WriteList(writer, value.List!); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<ContextValue> list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            WriteValue(writer, item);
        writer.WriteEndArray();
    }
}
