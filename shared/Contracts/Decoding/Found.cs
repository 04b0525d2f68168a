using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding;

/// <summary>
/// Says in a few words what was found, for a message that may be read by anybody: shortened, without control characters, and without the
/// value of anything that is or may be personal [spec 01.6, 02.6].
/// </summary>
internal static class Found
{
    private const int Longest = 40;

    /// <summary>What is shorter names nobody, and would hide half of what is said.</summary>
    private const int ShortestName = 4;

    /// <summary>Bytes of a text that are searched for it: more than is shown.</summary>
    private const int MostLookedAt = 8 * Longest;

    public static string In(JsonTape tape, int node) => tape.Kind(node) switch
    {
        JsonKind.Object or JsonKind.Array or JsonKind.Null => Kind(tape, node),
        JsonKind.Text when IsPersonal(tape, node) => Masked("text", JsonText.Characters(tape.Text(node))),
        JsonKind.Text => Text(tape, tape.Text(node)),
        _ when IsPersonal(tape, node) => "a value that is not shown (personal)",
        _ => Shorten(Encoding.ASCII.GetString(tape.Text(node)[..Math.Min(tape.Text(node).Length, Longest + 1)]), Longest),
    };

    public static string Kind(JsonTape tape, int node) => tape.Kind(node) switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {tape[node].Count}"),
        JsonKind.Null => "null",
        JsonKind.Text => "a text",
        JsonKind.Number => "a number",
        _ => "a boolean",
    };

    /// <summary>A text in quotes; one that may be an address is not shown.</summary>
    public static string Text(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) > 0 ? Masked("text", text.EnumerateRunes().Count()) : $"\"{Shorten(text, Longest)}\"";

    public static string Text(ReadOnlySpan<byte> utf8) =>
        System.Text.Unicode.Utf8.IsValid(utf8) ? Text(Encoding.UTF8.GetString(utf8)) : $"{utf8.Length} bytes that are not UTF-8";

    /// <summary>The same of a text from the record itself: one that repeats something personal of it, such as a mobile number as key, is not shown.</summary>
    public static string Text(JsonTape tape, ReadOnlySpan<byte> utf8) =>
        RepeatsPersonal(tape, utf8[..Math.Min(utf8.Length, MostLookedAt)], asWhole: false) ? Masked("text", JsonText.Characters(utf8)) : Text(utf8);

    /// <summary>Whether a member's name may be an address, or is a personal value of the record.</summary>
    public static bool NamesSomebody(JsonTape tape, ReadOnlySpan<byte> name) => name.IndexOf((byte)'@') > 0 || RepeatsPersonal(tape, name, asWhole: true);

    /// <summary>At most that many UTF-16 units, with a mark where something was left out, and no control characters.</summary>
    public static string Shorten(string text, int longest)
    {
        var cut = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        var shown = cut < text.Length ? string.Concat(text.AsSpan(0, cut), "…") : text;
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(unit => char.IsControl(unit) ? '\uFFFD' : unit)) : shown;
    }

    private static string Masked(string what, int characters) =>
        string.Create(CultureInfo.InvariantCulture, $"a {what} of {characters} characters that is not shown (personal)");

    private static bool RepeatsPersonal(JsonTape tape, ReadOnlySpan<byte> text, bool asWhole)
    {
        for (var node = 1; node < tape.Next; node++)
            if (tape.Kind(node) is JsonKind.Text or JsonKind.Number && tape.Text(node) is { Length: >= ShortestName } value
                && (asWhole ? text.SequenceEqual(value) : text.IndexOf(value) >= 0) && IsPersonal(tape, node))
                return true;
        return false;
    }

    /// <summary>Only the id of a customer is not personal among what is said of one.</summary>
    private static bool IsPersonal(JsonTape tape, int node)
    {
        var name = tape.Name(node);
        if (name.SequenceEqual("id"u8) || name.SequenceEqual("customerId"u8))
            return false;
        for (; node > 0; node = tape[node].Parent)
            if (IsPersonalName(tape, node))
                return true;
        return node == JsonTape.Customer;
    }

    private static bool IsPersonalName(JsonTape tape, int node)
    {
        var name = tape.Name(node);
        return PersonalCodes.Contains(name)
            || name.SequenceEqual("customer"u8)
            || name.SequenceEqual("customerIdentifiers"u8)
            || name.SequenceEqual("body"u8)
            || (name.SequenceEqual("subject"u8) && !IsAttribute(tape[node].Parent));
    }

    /// <summary>The subject of a CloudEvent is no message's.</summary>
    private static bool IsAttribute(int parent) => parent is JsonTape.Attributes or 0;
}
