using System.Text;

namespace EventPlatform.DeadLetters.Table;

/// <summary>Text that PostgreSQL takes: without NUL and without halves of surrogate pairs, of which a bad record may be full.</summary>
internal static class DatabaseText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) => IsFine(text) ? text : string.Concat(text.EnumerateRunes().Select(Shown));

    private static bool IsFine(string text) => !text.AsSpan().ContainsAny('\0', Replacement) && !text.Any(char.IsSurrogate);

    /// <summary>Enumeration gives the replacement character for a lone surrogate.</summary>
    private static string Shown(Rune rune) => rune.Value == 0 ? Replacement.ToString() : rune.ToString();
}
