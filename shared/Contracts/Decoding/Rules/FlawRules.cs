using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Refuses what JSON and headers allow and the contract does not, wherever it stands [spec 01.3].</summary>
internal static class FlawRules
{
    public static void Check(EventDraft draft)
    {
        var flaw = draft.Tape.Flaw;
        if (flaw != JsonFlaw.None && draft.Faults.Wants(ErrorCode.BadField))
            draft.Faults.Report(
                ErrorCode.BadField, Pointer.To(draft.Tape, draft.Tape.FlawedNode, draft.Faults.Form), Found(flaw), Expected(flaw));
    }

    private static string Found(JsonFlaw flaw) => flaw switch
    {
        JsonFlaw.RepeatedName => "the name a second time",
        JsonFlaw.RepeatedHeader => "the header a second time, with another value",
        JsonFlaw.Nul => "a NUL character",
        JsonFlaw.LoneSurrogate => "half of a surrogate pair",
        JsonFlaw.NotUtf8 => "bytes that are not UTF-8",
        _ => "a value deeper than 64 levels",
    };

    private static string Expected(JsonFlaw flaw) => flaw switch
    {
        JsonFlaw.RepeatedName or JsonFlaw.RepeatedHeader => "each name once",
        JsonFlaw.TooDeep => "at most 64 levels",
        _ => "Unicode text without NUL",
    };
}
