using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EventPlatform.Contracts.Context;

/// <summary>
/// Date-times with an offset as RFC 3339 §5.6 writes them, of the years 1 to 9999 and offsets up to 14 hours. A leap second (<c>:60</c>) is
/// the first instant of the next minute; what is finer than 100 ns is cut off.
/// </summary>
public static class Rfc3339
{
    /// <summary>Room for <see cref="Write"/>.</summary>
    public const int LongestForm = 33; // 2010-12-01T08:26:00.1234567+01:00

    private const int ShortestLength = 20; // 2010-12-01T08:26:00Z
    private const int LongestLength = 64;
    private const int TickDigits = 7;
    private const int MostOffsetMinutes = 14 * 60;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is < ShortestLength or > LongestLength)
            return false;
        Span<byte> utf8 = stackalloc byte[LongestLength];
        return Ascii.FromUtf16(text, utf8, out var length) == System.Buffers.OperationStatus.Done && TryParse(utf8[..length], out instant);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length is >= ShortestLength and <= LongestLength
            && text[10] is (byte)'T' or (byte)'t'
            && TryDate(text[..10], out var date)
            && TryTimeOfDay(text, out var time, out var length)
            && TryOffset(text[length..], out var offset)
            && TryJoin(date, time, offset, out instant);
    }

    /// <summary>A full-date of RFC 3339: <c>2025-06-29</c>.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var (year, month, day) = (Number(text[..4]), Number(text.Slice(5, 2)), Number(text.Slice(8, 2)));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>Writes an instant with its offset and as many digits of the second as it needs.</summary>
    public static int Write(DateTimeOffset instant, Span<byte> form)
    {
        Utf8Formatter.TryFormat(instant, form, out var length, new System.Buffers.StandardFormat('O'));
        var offset = length - 6;
        var fraction = form[..offset].TrimEnd((byte)'0').Length;
        if (form[fraction - 1] == '.')
            fraction--;
        form[offset..length].CopyTo(form[fraction..]);
        return fraction + 6;
    }

    private static bool TryTimeOfDay(ReadOnlySpan<byte> text, out TimeSpan time, out int length)
    {
        (time, length) = (default, 19);
        if (text[13] != ':' || text[16] != ':')
            return false;
        var (hour, minute, second) = (Number(text.Slice(11, 2)), Number(text.Slice(14, 2)), Number(text.Slice(17, 2)));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            return false;
        time = new TimeSpan(hour, minute, second);
        return text[19] != '.' || TryFraction(text, second == 60, ref time, out length);
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, bool leapSecond, ref TimeSpan time, out int length)
    {
        var ticks = 0L;
        for (length = 20; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
            if (length < 20 + TickDigits)
                ticks = ticks * 10 + text[length] - '0';
        for (var digits = length - 20; digits < TickDigits; digits++)
            ticks *= 10;
        if (!leapSecond)
            time += TimeSpan.FromTicks(ticks);
        return length > 20;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var (hours, minutes) = (Number(text.Slice(1, 2)), Number(text.Slice(4, 2)));
        if (hours < 0 || minutes is < 0 or > 59 || hours * 60 + minutes > MostOffsetMinutes)
            return false;
        offset = TimeSpan.FromMinutes((text[0] == '-' ? -1 : 1) * (hours * 60 + minutes));
        return true;
    }

    private static bool TryJoin(DateTime date, TimeSpan time, TimeSpan offset, out DateTimeOffset instant)
    {
        instant = default;
        var local = date.Ticks + time.Ticks;
        var utc = local - offset.Ticks;
        if (local > DateTime.MaxValue.Ticks || utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
            return false;
        instant = new DateTimeOffset(local, offset);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return -1;
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
