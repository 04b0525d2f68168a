using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Whether a value is what its field must be [spec 01.3], and what was expected where it is not.</summary>
internal static class FieldRules
{
    private const string NumberExpected = "a number: a 64-bit integer, or a decimal of at most 28 digits";

    /// <summary>What is expected of a value that does not fit; null where it does.</summary>
    public static string? Fault(JsonTape tape, int node, Field field)
    {
        if (!Fits(tape, node, field.Kind))
            return Expected(field.Kind);
        return field.Values.Length == 0 || IsOneOf(tape.Text(node), field.Values) ? null : Expected(field.Values);
    }

    public static string? Fault(JsonTape tape, int node, FieldKind kind) => Fits(tape, node, kind) ? null : Expected(kind);

    public static string Expected(Field field) => field.Values.Length == 0 ? Expected(field.Kind) : Expected(field.Values);

    public static bool Fits(JsonTape tape, int node, FieldKind kind) => kind switch
    {
        FieldKind.Text => IsText(tape, node),
        FieldKind.Id => IsText(tape, node) || IsInteger(tape, node),
        FieldKind.Number => IsNumber(tape, node),
        FieldKind.Amount => IsNumber(tape, node) && !IsNegative(tape, node),
        FieldKind.Integer => IsInteger(tape, node),
        FieldKind.Boolean => tape.Kind(node) is JsonKind.True or JsonKind.False,
        FieldKind.Date => IsDate(tape, node),
        _ => IsValue(tape, node),
    };

    public static bool IsNumber(JsonTape tape, int node)
    {
        Span<byte> form = stackalloc byte[JsonNumber.LongestForm];
        return tape.Kind(node) == JsonKind.Number && JsonNumber.TryShorten(tape.Text(node), form, out _);
    }

    public static bool IsInteger(JsonTape tape, int node) => tape.Kind(node) == JsonKind.Number && JsonNumber.TryInteger(tape.Text(node), out _);

    private static string Expected(string[] values) => $"one of {string.Join(", ", values)}";

    private static string Expected(FieldKind kind) => kind switch
    {
        FieldKind.Text => "a text of at most 4,096 characters",
        FieldKind.Id => "a text of at most 4,096 characters, or an integer",
        FieldKind.Number => NumberExpected,
        FieldKind.Amount => $"{NumberExpected}, not negative",
        FieldKind.Integer => "a 64-bit integer",
        FieldKind.Boolean => "true or false",
        FieldKind.Date => "a date-time with an offset (RFC 3339), or a date",
        FieldKind.LineItems => "a list of at most 1,000 lines of a bill",
        _ => "a text of at most 4,096 characters, a number of at most 28 digits, a boolean, or a list of at most 100 of one kind",
    };

    private static bool IsOneOf(ReadOnlySpan<byte> text, string[] values)
    {
        foreach (var value in values)
            if (System.Text.Ascii.Equals(text, value))
                return true;
        return false;
    }

    private static bool IsText(JsonTape tape, int node) =>
        tape.Kind(node) == JsonKind.Text && JsonText.IsWithin(tape.Text(node), DecoderLimits.TextCharacters);

    private static bool IsNegative(JsonTape tape, int node) =>
        tape.Text(node)[0] == '-' && tape.Text(node).IndexOfAnyInRange((byte)'1', (byte)'9') >= 0;

    private static bool IsDate(JsonTape tape, int node) =>
        tape.Kind(node) == JsonKind.Text && (Rfc3339.TryParse(tape.Text(node), out _) || Rfc3339.TryDate(tape.Text(node), out _));

    private static bool IsValue(JsonTape tape, int node) => tape.Kind(node) == JsonKind.Array ? IsList(tape, node) : IsScalar(tape, node);

    private static bool IsScalar(JsonTape tape, int node) => tape.Kind(node) switch
    {
        JsonKind.Text => IsText(tape, node),
        JsonKind.Number => IsNumber(tape, node),
        JsonKind.True or JsonKind.False => true,
        _ => false,
    };

    private static bool IsList(JsonTape tape, int node)
    {
        if (tape[node].Count > DecoderLimits.ListItems)
            return false;
        var first = tape[node].First;
        foreach (var item in tape.Children(node))
            if (!IsScalar(tape, item) || KindOf(tape, item) != KindOf(tape, first))
                return false;
        return true;
    }

    private static JsonKind KindOf(JsonTape tape, int node) => tape.Kind(node) == JsonKind.False ? JsonKind.True : tape.Kind(node);
}
