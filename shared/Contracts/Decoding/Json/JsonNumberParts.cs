using System.Globalization;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// A number taken apart: its sign, its digits from the first to the last that is not zero (a point may stand among them), and the power of
/// ten of the last.
/// </summary>
internal readonly ref struct JsonNumberParts
{
    /// <summary>An exponent beyond this cannot be made good by the zeros of a value of 64 KiB.</summary>
    private const int FarthestExponent = 1_000_000;

    private readonly bool _negative;
    private readonly int _digitCount;
    private readonly long _power;

    private JsonNumberParts(bool negative, ReadOnlySpan<byte> digits, int digitCount, long power)
    {
        (_negative, _digitCount, _power) = (negative, digitCount, power);
        Digits = digits;
    }

    public ReadOnlySpan<byte> Digits { get; }

    public bool IsTooLong => _power < -JsonNumber.MostDigits || _digitCount + Math.Max(_power, 0) > JsonNumber.MostDigits;

    public static JsonNumberParts Of(ReadOnlySpan<byte> literal)
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
        var digitCount = digits.Length - (digits.Contains((byte)'.') ? 1 : 0);
        return new JsonNumberParts(negative, digits, digitCount, PowerOf(last, point, mantissa.Length) + exponent);
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

    private static long PowerOf(int last, int point, int length)
    {
        if (point < 0)
            return length - 1 - last;
        return last < point ? point - 1 - last : point - last;
    }

    private static long Exponent(ReadOnlySpan<byte> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Clamp(exponent, -FarthestExponent, FarthestExponent)
            : text[0] == '-' ? -FarthestExponent : FarthestExponent;
}
