using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Numbers where data is not flat: each must have a shortest form, or the fingerprint would not be exact.</summary>
internal static class NumberRules
{
    public static void Check(EventDraft draft, int around)
    {
        for (var node = around; node < draft.Tape[around].End; node++)
            if (draft.Tape.Kind(node) == JsonKind.Number && !FieldRules.IsNumber(draft.Tape, node))
                draft.Faults.Bad(node, "a number of at most 28 digits");
    }
}
