using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>Writes an accepted event's data and personal fields as <see cref="Events.StoredEventJson"/> reads them.</summary>
internal static class StoredDataWriter
{
    public static ReadOnlyMemory<byte> WriteData(EventDraft draft, JsonOutput output)
    {
        var start = output.Length;
        output.Raw("{\"name\":\""u8);
        WriteName(draft.Name!, output);
        output.Raw("\",\"occurred\":"u8);
        output.Instant(draft.Occurred);
        output.Raw(",\"received\":"u8);
        output.Instant(draft.Record.Received);
        if (draft.About == EventSubject.Definition)
            WriteDefinition(draft, output);
        else
            WriteContext(draft, output);
        output.Raw("}"u8);
        return output.From(start);
    }

    public static PersonalData WritePersonal(EventDraft draft, JsonOutput output)
    {
        var start = output.Length;
        WriteFields(draft, output, personal: true);
        return output.Length - start == 2 ? PersonalData.None : new PersonalData(output.From(start));
    }

    private static void WriteName(string name, JsonOutput output)
    {
        Span<byte> ascii = stackalloc byte[DecoderLimits.NameCharacters];
        output.Raw(ascii[..System.Text.Encoding.ASCII.GetBytes(name, ascii)]);
    }

    private static void WriteDefinition(EventDraft draft, JsonOutput output)
    {
        output.Raw(",\"definition\":"u8);
        output.Raw(draft.Tape.Raw(draft.DefinitionContent));
    }

    private static void WriteContext(EventDraft draft, JsonOutput output)
    {
        output.Raw(",\"context\":"u8);
        WriteFields(draft, output, personal: false);
        if (draft.LineItems == JsonTape.None)
            return;
        output.Raw(",\"lineItems\":["u8);
        var first = true;
        foreach (var line in draft.Tape.Children(draft.LineItems))
        {
            WriteLine(draft.Tape, line, output, first);
            first = false;
        }
        output.Raw("]"u8);
    }

    private static void WriteFields(EventDraft draft, JsonOutput output, bool personal)
    {
        output.Raw("{"u8);
        var first = true;
        foreach (ref readonly var field in draft.Fields)
        {
            if (field.Personal != personal)
                continue;
            WriteMember(draft.CodeOf(field), output, first);
            output.Value(draft.Tape, field.Node);
            first = false;
        }
        output.Raw("}"u8);
    }

    /// <summary>A line's sku is read as a text, also where the producer sent a number.</summary>
    private static void WriteLine(JsonTape tape, int line, JsonOutput output, bool firstLine)
    {
        output.Raw(firstLine ? "{"u8 : ",{"u8);
        var first = true;
        foreach (var field in KnownEvents.LineItem)
        {
            if (tape.Find(line, field.Utf8) is var value && value == JsonTape.None)
                continue;
            WriteMember(field.Utf8, output, first);
            output.Value(tape, field.Kind == FieldKind.Id ? EnvelopeRules.AsDigits(tape, value) : value);
            first = false;
        }
        output.Raw("}"u8);
    }

    private static void WriteMember(ReadOnlySpan<byte> code, JsonOutput output, bool first)
    {
        output.Raw(first ? "\""u8 : ",\""u8);
        output.Raw(code);
        output.Raw("\":"u8);
    }
}
