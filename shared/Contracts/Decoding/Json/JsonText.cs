using System.Globalization;
using System.Text.Json;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>Texts of a record: where they stand once unescaped, and whether they can be stored (PostgreSQL holds neither NUL nor half a character).</summary>
internal static class JsonText
{
    /// <summary>The text that the reader stands on. A flawed one is left as written, escapes and all.</summary>
    public static JsonFlaw Read(ref Utf8JsonReader reader, JsonTape tape, out int start, out int length)
    {
        (start, length) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        if (!reader.ValueIsEscaped)
            return JsonFlaw.None;
        if (HasLoneSurrogate(reader.ValueSpan))
            return JsonFlaw.LoneSurrogate;
        var room = tape.Room(length);
        var unescaped = reader.CopyString(room);
        if (room[..unescaped].Contains((byte)0))
            return JsonFlaw.Nul;
        (start, length) = (tape.Kept(unescaped), unescaped);
        return JsonFlaw.None;
    }

    public static bool IsWithin(ReadOnlySpan<byte> text, int characters) => text.Length <= characters || Characters(text) <= characters;

    /// <summary>Characters, that is code points, of a UTF-8 text.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        var characters = 0;
        foreach (var octet in text)
            if ((octet & 0xC0) != 0x80)
                characters++;
        return characters;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0 && at < escaped.Length; at = NextEscape(escaped, at))
        {
            if (!IsUnit(escaped[at..], out var unit))
            {
                at += 2;
                continue;
            }
            at += 6;
            if (char.IsLowSurrogate(unit))
                return true;
            if (!char.IsHighSurrogate(unit))
                continue;
            if (!IsUnit(escaped[at..], out var low) || !char.IsLowSurrogate(low))
                return true;
            at += 6;
        }
        return false;
    }

    private static int NextEscape(ReadOnlySpan<byte> escaped, int from)
    {
        var next = escaped[from..].IndexOf((byte)'\\');
        return next < 0 ? next : from + next;
    }

    private static bool IsUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < 6 || escape[0] != '\\' || escape[1] != 'u')
            return false;
        unit = (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }
}
