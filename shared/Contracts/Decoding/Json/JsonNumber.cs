using System.Globalization;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// The shortest form of a JSON number: no exponent, no needless zero, no minus before zero [spec 01.5]. Exact, at most 28 digits [spec 01.3]:
/// what has more, or lies beyond, has no such form. Works on the digits alone, so nothing is rounded on the way.
/// </summary>
internal static class JsonNumber
{
    public const int LongestForm = 32;
    public const int MostDigits = 28;

    /// <summary>Writes the shortest form of a literal that is a JSON number; false where it has more than 28 digits.</summary>
    public static bool TryShorten(ReadOnlySpan<byte> literal, Span<byte> form, out int length)
    {
        if (IsShortest(literal))
        {
            literal.CopyTo(form);
            length = literal.Length;
            return true;
        }
        length = 0;
        var parts = JsonNumberParts.Of(literal);
        if (parts.Digits.IsEmpty)
            form[length++] = (byte)'0';
        else if (parts.IsTooLong)
            return false;
        else
            length = parts.Write(form);
        return true;
    }

    /// <summary>A 64-bit integer, also where it is written as <c>50952.0</c>.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> literal, out long integer)
    {
        Span<byte> form = stackalloc byte[LongestForm];
        integer = 0;
        return TryShorten(literal, form, out var length)
            && long.TryParse(form[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);
    }

    /// <summary>Most numbers are: digits, perhaps a point, and no zero at the end.</summary>
    private static bool IsShortest(ReadOnlySpan<byte> literal)
    {
        if (literal.Length > MostDigits || literal.IndexOfAny((byte)'e', (byte)'E') >= 0)
            return false;
        return literal.Contains((byte)'.') ? literal[^1] != '0' : literal is not [(byte)'-', (byte)'0'];
    }
}
