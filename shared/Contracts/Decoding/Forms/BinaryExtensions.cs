using System.Text;
using System.Text.Unicode;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>
/// Extension attributes that the contract does not know stay with the event [spec 01.2]: in the other forms they stand in the payload, in
/// binary mode they would be lost with the headers. Nobody knows what is in them, so they are kept with what is personal, as <c>ce_name</c>.
/// </summary>
internal static class BinaryExtensions
{
    private const string Prefix = "ce_";

    /// <summary>Headers that the contract knows.</summary>
    public static readonly HashSet<string> Known =
    [
        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_orgid", "ce_dataschema", "ce_traceparent", "ce_tracestate",
    ];

    public static void Keep(EventDraft draft)
    {
        var extensions = 0;
        for (var i = 0; i < draft.Record.Headers.Count && extensions <= DecoderLimits.Extensions; i++)
            if (draft.Record.Headers[i] is { Value: { } value, Name: var name } && IsExtension(name) && IsText(value))
            {
                extensions++;
                CheckSize(draft, name, value);
                Keep(draft, Encoding.ASCII.GetBytes(name), value);
            }
        if (extensions > DecoderLimits.Extensions)
            draft.Faults.Report(ErrorCode.BadField, "", "more extension attributes", $"at most {DecoderLimits.Extensions}");
    }

    private static void CheckSize(EventDraft draft, string name, byte[] value)
    {
        var isFine = name.Length - Prefix.Length <= DecoderLimits.CodeCharacters && JsonText.IsWithin(value, DecoderLimits.TextCharacters);
        if (!isFine)
            draft.Faults.Report(ErrorCode.BadField, $"/{Found.Shorten(name[Prefix.Length..], DecoderLimits.CodeCharacters)}",
                $"a text of {JsonText.Characters(value)} characters", "a text of at most 4,096 characters under a name of at most 50");
    }

    private static void Keep(EventDraft draft, byte[] name, byte[] value)
    {
        foreach (ref readonly var field in draft.Fields)
            if (draft.CodeOf(field).SequenceEqual(name))
                return;
        draft.Add(new DraftField { Node = draft.Tape.Add(JsonKind.Text, value, name, JsonTape.Attributes), Personal = true });
    }

    /// <summary>Names of attributes are lower-case letters and digits [CloudEvents 1.0 §3.1].</summary>
    private static bool IsExtension(string header)
    {
        if (!header.StartsWith(Prefix, StringComparison.Ordinal) || header.Length == Prefix.Length || Known.Contains(header))
            return false;
        foreach (var character in header.AsSpan(Prefix.Length))
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character))
                return false;
        return true;
    }

    private static bool IsText(byte[] value) => Utf8.IsValid(value) && !value.AsSpan().Contains((byte)0);
}
