using System.Text;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>The rules of a context [spec 01.3], and of the fields of a name that the contract knows [spec 02.1].</summary>
internal static class ContextRules
{
    private const string Path = "/data/context";

    private static ReadOnlySpan<byte> LineItems => "lineItems"u8;

    public static void Check(EventDraft draft)
    {
        ReturnBill.Apply(draft);
        CheckRequired(draft);
        TakeOutLineItems(draft);
        if (draft.Fields.Length > DecoderLimits.ContextFields)
            draft.Faults.Report(ErrorCode.BadField, Path, $"{draft.Fields.Length} fields", $"at most {DecoderLimits.ContextFields}");
        else
            CheckFields(draft);
    }

    private static void CheckFields(EventDraft draft)
    {
        foreach (ref var field in draft.Fields)
            CheckField(draft, ref field);
        CheckCodes(draft);
    }

    private static void CheckRequired(EventDraft draft)
    {
        foreach (var field in draft.Known?.Required ?? [])
            if (!Has(draft, field))
                draft.Faults.Missing($"{Path}/{field.Code}", FieldRules.Expected(field));
    }

    private static bool Has(EventDraft draft, Field field)
    {
        foreach (ref readonly var candidate in draft.Fields)
            if (draft.Tape.Name(candidate.Node).SequenceEqual(field.Utf8))
                return true;
        return false;
    }

    private static void CheckField(EventDraft draft, ref DraftField field)
    {
        var code = draft.Tape.Name(field.Node);
        field.Known = draft.Known?.Find(code);
        field.Personal = field.Known?.Personal ?? PersonalCodes.Contains(code);
        if (Fault(draft.Tape, field) is { } expected)
            draft.Faults.Bad(field.Node, expected);
    }

    private static string? Fault(JsonTape tape, in DraftField field) =>
        field.Known is null || field.AsItIs ? FieldRules.Fault(tape, field.Node, FieldKind.Any) : FieldRules.Fault(tape, field.Node, field.Known);

    /// <summary>The lines of a bill are no context field: they stand beside the context in the store.</summary>
    private static void TakeOutLineItems(EventDraft draft)
    {
        if (draft.Known?.Find(LineItems) is null)
            return;
        for (var i = draft.Fields.Length - 1; i >= 0; i--)
            if (draft.Tape.Name(draft.Fields[i].Node).SequenceEqual(LineItems))
            {
                draft.LineItems = draft.Fields[i].Node;
                draft.Remove(i);
                LineItemRules.Check(draft, draft.LineItems);
            }
    }

    private static void CheckCodes(EventDraft draft)
    {
        for (var i = 0; i < draft.Fields.Length; i++)
        {
            var node = draft.Fields[i].Node;
            if (draft.Fields[i].Known is null && !NameRules.IsCode(draft.Tape.Name(node)))
                Bad(draft, node, NameRules.CodeExpected);
            else if (IsTaken(draft, i))
                Bad(draft, node, "a code that differs from every other by more than case");
        }
    }

    private static bool IsTaken(EventDraft draft, int index)
    {
        var code = draft.Tape.Name(draft.Fields[index].Node);
        for (var i = 0; i < index; i++)
            if (draft.Tape.Name(draft.Fields[i].Node) is var other && other.Length == code.Length && Ascii.EqualsIgnoreCase(other, code))
                return true;
        return false;
    }

    private static void Bad(EventDraft draft, int node, string expected)
    {
        if (draft.Faults.Wants(ErrorCode.BadFieldCode))
            draft.Faults.Report(
                ErrorCode.BadFieldCode, Pointer.To(draft.Tape, node, draft.Faults.Form), $"the code {Found.Text(draft.Tape, draft.Tape.Name(node))}", expected);
    }
}
