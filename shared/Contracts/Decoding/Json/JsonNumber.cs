using System.Globalization;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// The shortest form of a JSON number: no exponent, no needless zero, no minus before zero [spec 01.5]. Exact, at most 28 digits [spec 01.3]:
/// what has more, or lies beyond, has no such form. Works on the digits alone, so nothing is rounded on the way.
/// </summary>
internal static class JsonNumber
{
    public const int LongestForm = 32;
    private const int MostDigits = 28;

    /// <summary>An exponent beyond this cannot be made good by the zeros of a value of 64 KiB.</summary>
    private const int FarthestExponent = 1_000_000;

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
        var parts = Parts.Of(literal);
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

    /// <summary>Most numbers are: digits, perhaps a point, and no zero at the end.</summary>
    private static bool IsShortest(ReadOnlySpan<byte> literal)
    {
        if (literal.Length > MostDigits || literal.IndexOfAny((byte)'e', (byte)'E') >= 0)
            return false;
        return literal.Contains((byte)'.') ? literal[^1] != '0' : literal is not [(byte)'-', (byte)'0'];
    }

    /// <summary>A number taken apart: sign, the digits from the first to the last that is not zero (a point may stand among them), and the power of ten of the last.</summary>
    private readonly ref struct Parts
    {
        private readonly bool _negative;
        private readonly int _digitCount;
        private readonly long _power;

        private Parts(bool negative, ReadOnlySpan<byte> digits, int digitCount, long power)
        {
            (_negative, _digitCount, _power) = (negative, digitCount, power);
            Digits = digits;
        }

        public ReadOnlySpan<byte> Digits { get; }

        public bool IsTooLong => _digitCount > MostDigits || _power < -MostDigits || _digitCount + Math.Max(_power, 0) > MostDigits;

        public static Parts Of(ReadOnlySpan<byte> literal)
        {
            var negative = literal[0] == '-';
            var mantissa = literal[(negative ? 1 : 0)..];
            var mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
            var exponent = mark < 0 ? 0 : Exponent(mantissa[(mark + 1)..]);
            mantissa = mark < 0 ? mantissa : mantissa[..mark];
            var point = mantissa.IndexOf((byte)'.');
            var first = mantissa.IndexOfAnyExcept((byte)'0', (byte)'.');
            if (first < 0)
                return default;
            var last = mantissa.LastIndexOfAnyExcept((byte)'0', (byte)'.');
            var digits = mantissa[first..(last + 1)];
            return new Parts(negative, digits, digits.Length - (digits.Contains((byte)'.') ? 1 : 0), PowerOf(last, point, mantissa.Length) + exponent);
        }

        public int Write(Span<byte> form)
        {
            var at = 0;
            if (_negative)
                form[at++] = (byte)'-';
            var whole = _digitCount + _power;
            if (whole <= 0)
                "0."u8.CopyTo(form[at..]);
            at += whole <= 0 ? 2 : 0;
            for (; whole < 0; whole++)
                form[at++] = (byte)'0';
            foreach (var digit in Digits)
                WriteDigit(form, ref at, digit, ref whole);
            for (var zeros = _power; zeros > 0; zeros--)
                form[at++] = (byte)'0';
            return at;
        }

        private void WriteDigit(Span<byte> form, ref int at, byte digit, ref long whole)
        {
            if (digit == '.')
                return;
            form[at++] = digit;
            if (--whole == 0 && _power < 0)
                form[at++] = (byte)'.';
        }

        private static long PowerOf(int last, int point, int length) => point < 0 ? length - 1 - last : last < point ? point - 1 - last : point - last;

        private static long Exponent(ReadOnlySpan<byte> text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                ? Math.Clamp(exponent, -FarthestExponent, FarthestExponent)
                : text[0] == '-' ? -FarthestExponent : FarthestExponent;
    }
}
