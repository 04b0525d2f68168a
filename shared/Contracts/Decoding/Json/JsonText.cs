using System.Globalization;
using System.Text;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// Texts of a record: their escapes, their length, and whether they can be stored (PostgreSQL holds neither NUL nor half a character).
/// </summary>
internal static class JsonText
{
    private const int UnitLength = 6; // \u00e9

    /// <summary>How long the escape at the beginning is; 0 where it is none.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '\\')
            return 0;
        if (text[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return 2;
        return IsUnit(text) ? UnitLength : 0;
    }

    /// <summary>Keeps a text with its escapes undone on the tape. One that cannot be stored is left as written.</summary>
    public static JsonFlaw Unescape(ReadOnlySpan<byte> escaped, JsonTape tape, ref int start, ref int length)
    {
        var room = tape.Room(escaped.Length);
        var written = 0;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'\\') is var escape && escape < 0 ? escaped.Length : escape;
            escaped[..plain].CopyTo(room[written..]);
            escaped = escaped[plain..];
            written += plain;
            if (!escaped.IsEmpty && UnescapeOne(ref escaped, room, ref written) is var flaw and not JsonFlaw.None)
                return flaw;
        }
        (start, length) = (tape.Kept(written), written);
        return JsonFlaw.None;
    }

    /// <summary>Characters, that is code points, of a UTF-8 text.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        var characters = 0;
        foreach (var octet in text)
            if ((octet & 0xC0) != 0x80)
                characters++;
        return characters;
    }

    public static bool IsWithin(ReadOnlySpan<byte> text, int characters) => text.Length <= characters || Characters(text) <= characters;

    private static JsonFlaw UnescapeOne(ref ReadOnlySpan<byte> escaped, Span<byte> room, ref int written)
    {
        if (escaped[1] == 'u')
            return UnescapeUnit(ref escaped, room, ref written);
        room[written++] = escaped[1] switch
        {
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            var itself => itself,
        };
        escaped = escaped[2..];
        return JsonFlaw.None;
    }

    private static JsonFlaw UnescapeUnit(ref ReadOnlySpan<byte> escaped, Span<byte> room, ref int written)
    {
        var unit = Unit(escaped);
        escaped = escaped[UnitLength..];
        if (unit == 0)
            return JsonFlaw.Nul;
        if (!Rune.TryCreate(unit, out var rune))
        {
            if (!IsUnit(escaped) || !Rune.TryCreate(unit, Unit(escaped), out rune))
                return JsonFlaw.LoneSurrogate;
            escaped = escaped[UnitLength..];
        }
        written += rune.EncodeToUtf8(room[written..]);
        return JsonFlaw.None;
    }

    private static bool IsUnit(ReadOnlySpan<byte> text)
    {
        if (text.Length < UnitLength || text[0] != '\\' || text[1] != 'u')
            return false;
        foreach (var digit in text[2..UnitLength])
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..UnitLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
