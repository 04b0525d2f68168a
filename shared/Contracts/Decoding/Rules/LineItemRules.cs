using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>The lines of a bill: the one list of objects that a context may hold [spec 02.1].</summary>
internal static class LineItemRules
{
    private const string ListExpected = "a list of at most 1,000 lines of a bill";

    public static void Check(EventDraft draft, int list)
    {
        if (!draft.Tape.Is(list, JsonKind.Array) || draft.Tape[list].Count > DecoderLimits.LineItems)
        {
            draft.Faults.Bad(list, ListExpected);
            return;
        }
        foreach (var line in draft.Tape.Children(list))
            CheckLine(draft, line);
    }

    private static void CheckLine(EventDraft draft, int line)
    {
        if (!draft.Tape.Is(line, JsonKind.Object))
        {
            draft.Faults.Bad(line, "a line of a bill: an object with sku, quantity and amount");
            return;
        }
        foreach (var field in KnownEvents.LineItem)
        {
            var value = draft.Tape.Find(line, field.Utf8);
            if (value != JsonTape.None && FieldRules.Fault(draft.Tape, value, field) is { } expected)
                draft.Faults.Bad(value, expected);
            else if (value == JsonTape.None && field.Required)
                draft.Faults.Missing(line, field.Code, FieldRules.Expected(field));
        }
    }
}
