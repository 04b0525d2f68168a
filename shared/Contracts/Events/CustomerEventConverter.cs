using System.Text.Json;
using System.Text.Json.Serialization;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Events;

/// <summary>Finds the converter of each type of customer event.</summary>
public sealed class CustomerEventConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(CustomerEvent));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(CustomerEventConverter<>).MakeGenericType(typeToConvert))!;
}

/// <summary>
/// Reads and writes a customer event member by member. The generated reader takes records with required members for constructors and boxes
/// each value on its way; every projection reads every event, so this is the hottest reader that there is.
/// </summary>
internal sealed class CustomerEventConverter<T> : JsonConverter<T> where T : CustomerEvent
{
    private static readonly CustomerEvent Blank = Blank<T>.Event;

    private string _lastName = "";

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? name = null;
        DateTimeOffset? occurred = null, received = null;
        var (context, personal) = (EventContext.Empty, PersonalData.None);
        IReadOnlyList<LineItem> lineItems = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "name"u8))
                name = ReadName(ref reader);
            else if (Is(ref reader, "occurred"u8))
                occurred = reader.GetDateTimeOffset();
            else if (Is(ref reader, "received"u8))
                received = reader.GetDateTimeOffset();
            else if (Is(ref reader, "context"u8))
                context = new EventContext(RawJson.Read(ref reader));
            else if (Is(ref reader, "personal"u8))
                personal = new PersonalData(RawJson.Read(ref reader));
            else if (Is(ref reader, "lineItems"u8))
                lineItems = JsonSerializer.Deserialize(ref reader, StoredEventJson.Default.IReadOnlyListLineItem)!;
            else
                reader.Skip();
        }
        return (T)(Blank with
        {
            Name = name ?? throw Lacks("name"),
            Occurred = occurred ?? throw Lacks("occurred"),
            Received = received ?? throw Lacks("received"),
            Context = context,
            Personal = personal,
            LineItems = lineItems,
        });
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        writer.WriteString("occurred"u8, value.Occurred);
        writer.WriteString("received"u8, value.Received);
        writer.WritePropertyName("context"u8);
        JsonSerializer.Serialize(writer, value.Context, StoredEventJson.Default.EventContext);
        writer.WritePropertyName("personal"u8);
        JsonSerializer.Serialize(writer, value.Personal, StoredEventJson.Default.PersonalData);
        writer.WritePropertyName("lineItems"u8);
        JsonSerializer.Serialize(writer, value.LineItems, StoredEventJson.Default.IReadOnlyListLineItem);
        writer.WriteEndObject();
    }

    /// <summary>Whether the reader stands on this member; if so it goes on to the value.</summary>
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> member) => reader.ValueTextEquals(member) && reader.Read();

    /// <summary>Most types have one name, so it is seldom read twice.</summary>
    private string ReadName(ref Utf8JsonReader reader)
    {
        var last = _lastName;
        return reader.ValueTextEquals(last) ? last : _lastName = reader.GetString()!;
    }

    private static JsonException Lacks(string member) => new($"A stored {typeof(T).Name} lacks '{member}'.");
}
