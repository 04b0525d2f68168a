using System.Globalization;

namespace EventPlatform.Contracts.Context;

/// <summary>Date-times with an offset as RFC 3339 §5.6 writes them; a leap second (<c>:60</c>) is the first instant of the next minute.</summary>
public static class Rfc3339
{
    private const int ShortestLength = 20; // 2010-12-01T08:26:00Z

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < ShortestLength || !HasShape(text))
            return false;
        if (text[17] != '6' || text[18] != '0')
            return TryParseExact(text, out instant);
        Span<char> beforeLeap = stackalloc char[text.Length];
        text.CopyTo(beforeLeap);
        "59".CopyTo(beforeLeap[17..]);
        return TryParseExact(beforeLeap, out instant) && TryAddSecond(ref instant);
    }

    private static bool HasShape(ReadOnlySpan<char> text) =>
        text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' && text[13] == ':' && text[16] == ':' && HasOffset(text) && DigitsElsewhere(text);

    private static bool HasOffset(ReadOnlySpan<char> text) => text[^1] is 'Z' or 'z' || (text.Length > 24 && text[^3] == ':' && text[^6] is '+' or '-');

    private static bool DigitsElsewhere(ReadOnlySpan<char> text)
    {
        var end = text[^1] is 'Z' or 'z' ? text.Length - 1 : text.Length - 6;
        for (var i = 0; i < end; i++)
            if (i is not (4 or 7 or 10 or 13 or 16) && !(i == 19 && text[i] == '.' && end > 20) && !char.IsAsciiDigit(text[i]))
                return false;
        return true;
    }

    private static bool TryParseExact(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    private static bool TryAddSecond(ref DateTimeOffset instant)
    {
        if (instant.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - 2 * TimeSpan.TicksPerSecond)
            return false;
        var whole = instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
        instant = whole.AddSeconds(1);
        return true;
    }
}
