using System.Buffers;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>URI references [RFC 3986 §4.1], as far as their shape goes: schemes and hosts are not looked up.</summary>
internal static class UriReference
{
    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"u8);

    private static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    public static bool IsOne(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(Allowed) < 0 && PercentsAreComplete(text) && text.Count((byte)'#') <= 1 && SchemeIsOne(text) && BracketsHoldAHost(text);

    /// <summary>What stands before a colon in the first segment is a scheme.</summary>
    private static bool SchemeIsOne(ReadOnlySpan<byte> text)
    {
        var colon = text[..FirstOf(text, "/?#"u8)].IndexOf((byte)':');
        return colon < 0 || (colon > 0 && char.IsAsciiLetter((char)text[0]) && text[..colon].IndexOfAnyExcept(SchemeBytes) < 0);
    }

    /// <summary>Brackets stand around an IPv6 address in the authority, and nowhere else.</summary>
    private static bool BracketsHoldAHost(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'[', (byte)']') is var open && open < 0)
            return true;
        var slashes = text.IndexOf("//"u8);
        if (slashes < 0 || slashes > FirstOf(text, "/?#"u8))
            return false;
        var authority = text[(slashes + 2)..];
        authority = authority[..FirstOf(authority, "/?#"u8)];
        var host = authority[(authority.LastIndexOf((byte)'@') + 1)..];
        return host is [(byte)'[', ..] && host.IndexOf((byte)']') > 1 && text.Count((byte)'[') == 1 && text.Count((byte)']') == 1;
    }

    private static bool PercentsAreComplete(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '%' && !(i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2])))
                return false;
        return true;
    }

    /// <summary>The place of the first of these; the length where there is none.</summary>
    private static int FirstOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> bytes) => text.IndexOfAny(bytes) is var at && at < 0 ? text.Length : at;
}
