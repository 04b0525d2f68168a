using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Rules of what all forms say about an event as a whole [spec 01.2].</summary>
internal static class EnvelopeRules
{
    private const string OrganisationExpected = "the organisation, a positive 64-bit integer";

    public static bool IsTextOf(JsonTape tape, int node, int characters) =>
        tape.Is(node, JsonKind.Text) && tape[node].Length > 0 && JsonText.IsWithin(tape.Text(node), characters);

    public static void ReadOrganisation(EventDraft draft, int node)
    {
        if (node == JsonTape.None)
            draft.Faults.Missing("/orgid", OrganisationExpected);
        else if (draft.Tape.Is(node, JsonKind.Number) && JsonNumber.TryInteger(draft.Tape.Text(node), out var orgId) && orgId > 0)
            draft.OrgId = orgId;
        else
            draft.Faults.Bad(node, OrganisationExpected);
    }

    /// <summary>What a system event is about; it may be about nothing in particular.</summary>
    public static void ReadSubject(EventDraft draft, int node)
    {
        draft.Subject = node;
        if (node != JsonTape.None && !(draft.Tape.Is(node, JsonKind.Text) && IdRules.IsSubject(draft.Tape.Text(node))))
            draft.Faults.Bad(node, IdRules.SubjectExpected);
    }

    /// <summary>A customer's id as a text on the tape; an integer becomes its digits. None, with a fault, where it is no id.</summary>
    public static int ReadCustomerId(EventDraft draft, int node)
    {
        var text = AsDigits(draft.Tape, node);
        if (draft.Tape.Is(text, JsonKind.Text) && IdRules.IsCustomer(draft.Tape.Text(text)))
            return text;
        draft.Faults.Bad(node, IdRules.CustomerExpected);
        return JsonTape.None;
    }

    /// <summary>An integer as the text of its digits; anything else as it is.</summary>
    public static int AsDigits(JsonTape tape, int node)
    {
        if (!FieldRules.IsInteger(tape, node))
            return node;
        Span<byte> digits = stackalloc byte[JsonNumber.LongestForm];
        JsonNumber.TryShorten(tape.Text(node), digits, out var length);
        return tape.Add(JsonKind.Text, digits[..length], tape.Name(node), tape[node].Parent);
    }
}
