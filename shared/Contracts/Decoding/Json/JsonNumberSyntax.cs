namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>Numbers as JSON writes them [RFC 8259 §6].</summary>
internal static class JsonNumberSyntax
{
    /// <summary>Whether a text is a number as JSON writes one.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => !text.IsEmpty && LengthOf(text) == text.Length;

    /// <summary>How long the number at the beginning is; 0 where it is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        var whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0'))
            return 0;
        return SkipFraction(text, ref at) && SkipExponent(text, ref at) ? at : 0;
    }

    private static bool SkipFraction(ReadOnlySpan<byte> text, ref int at)
    {
        if (at == text.Length || text[at] != '.')
            return true;
        at++;
        return Digits(text, ref at) > 0;
    }

    private static bool SkipExponent(ReadOnlySpan<byte> text, ref int at)
    {
        if (at == text.Length || text[at] is not ((byte)'e' or (byte)'E'))
            return true;
        if (++at < text.Length && text[at] is (byte)'+' or (byte)'-')
            at++;
        return Digits(text, ref at) > 0;
    }

    private static int Digits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
            at++;
        return at - start;
    }
}
