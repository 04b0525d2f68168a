namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Texts that identify: customers, subjects, sources [spec 01.1, 01.2].</summary>
internal static class IdRules
{
    public const string CustomerExpected =
        "a customer id of 1 to 100 characters without : and control characters, not beginning with ~, or an integer";
    public const string SubjectExpected = "a subject of 1 to 200 characters without control characters";
    public const string SourceExpected = "a URI reference of 1 to 200 characters, other than capillary";

    public static bool IsCustomer(ReadOnlySpan<byte> id) =>
        IsPlain(id, DecoderLimits.CustomerIdCharacters) && id[0] != '~' && !id.Contains((byte)':');

    public static bool IsSubject(ReadOnlySpan<byte> subject) => IsPlain(subject, DecoderLimits.SubjectCharacters);

    public static bool IsSource(ReadOnlySpan<byte> source) =>
        source.Length is > 0 and <= DecoderLimits.SourceCharacters && UriReference.IsOne(source);

    private static bool IsPlain(ReadOnlySpan<byte> text, int characters) =>
        !text.IsEmpty && Json.JsonText.IsWithin(text, characters) && !HasControl(text);

    /// <summary>C0, DEL, and C1 (U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F).</summary>
    private static bool HasControl(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 || text.Contains((byte)0x7F))
            return true;
        for (var i = text.IndexOf((byte)0xC2); i >= 0 && i + 1 < text.Length; i++)
            if (text[i] == 0xC2 && text[i + 1] <= 0x9F)
                return true;
        return false;
    }
}
