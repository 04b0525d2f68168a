using System.Text.Json;
using System.Text.Unicode;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>Reads a record's value onto a <see cref="JsonTape"/> in one pass.</summary>
internal static class JsonScanner
{
    private const int DeepestAllowed = 64;

    /// <summary>The depth is our own rule, so that a deep record is a bad field and not "no JSON".</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DecoderLimits.ValueBytes };

    /// <summary>Null where the value is JSON in UTF-8, else what is wrong with it, without a word of its content.</summary>
    public static string? Read(byte[] value, JsonTape tape)
    {
        tape.Reset(value);
        if (!Utf8.IsValid(value))
            return "the value is not UTF-8";
        try
        {
            var reader = new Utf8JsonReader(value, Options);
            Read(ref reader, tape);
            return null;
        }
        catch (JsonException fault)
        {
            return $"the value stops being JSON at byte {fault.BytePositionInLine} of line {fault.LineNumber + 1}";
        }
    }

    private static void Read(ref Utf8JsonReader reader, JsonTape tape)
    {
        var node = new JsonNode { Parent = JsonTape.Attributes };
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                ReadName(ref reader, tape, ref node);
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                Close(ref reader, tape, ref node);
            else
                ReadValue(ref reader, tape, ref node);
        }
    }

    private static void ReadName(ref Utf8JsonReader reader, JsonTape tape, ref JsonNode node)
    {
        var flaw = JsonText.Read(ref reader, tape, out node.NameStart, out node.NameLength);
        if (flaw != JsonFlaw.None)
            tape.Found(flaw, tape.Next);
    }

    private static void ReadValue(ref Utf8JsonReader reader, JsonTape tape, ref JsonNode node)
    {
        var start = (int)reader.TokenStartIndex;
        node.Kind = KindOf(reader.TokenType);
        (node.RawStart, node.RawLength) = (start, (int)reader.BytesConsumed - start);
        (node.Start, node.Length) = (start, node.RawLength);
        if (node.Kind == JsonKind.Text && JsonText.Read(ref reader, tape, out node.Start, out node.Length) is var flaw and not JsonFlaw.None)
            tape.Found(flaw, tape.Next);
        Add(ref reader, tape, ref node);
    }

    private static void Add(ref Utf8JsonReader reader, JsonTape tape, ref JsonNode node)
    {
        var added = tape.Add(node);
        if (node.Parent >= 0)
            tape[node.Parent].Count++;
        if (reader.CurrentDepth >= DeepestAllowed)
            tape.Found(JsonFlaw.TooDeep, added);
        node.NameLength = 0;
        if (node.Kind is JsonKind.Object or JsonKind.Array)
            node.Parent = added;
    }

    private static void Close(ref Utf8JsonReader reader, JsonTape tape, ref JsonNode node)
    {
        tape.Close(node.Parent, (int)reader.BytesConsumed);
        node.Parent = tape[node.Parent].Parent;
    }

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}
