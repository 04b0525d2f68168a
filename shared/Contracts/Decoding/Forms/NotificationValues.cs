using System.Text;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>
/// Values as notifications print them, turned into the kind of their field: numbers as texts (<c>"14.000"</c>), moments as epoch milliseconds,
/// closed lists in any case, codes as numbers. What does not turn stays what it is, and its kind is not held against it where it is a text.
/// </summary>
internal static class NotificationValues
{
    /// <summary>The field's value under its own code, as a node of its own; none where no path leads to one.</summary>
    public static int Find(JsonTape tape, int data, Field field, int place, out bool asItIs)
    {
        var first = JsonTape.None;
        asItIs = false;
        foreach (var path in field.Paths)
        {
            var node = Follow(tape, data, path);
            if (node == JsonTape.None)
                continue;
            node = Convert(tape, tape.Alias(node, field.Utf8, place), field);
            if (FieldRules.Fault(tape, node, field) is null)
                return node;
            first = first == JsonTape.None ? node : first;
        }
        asItIs = tape.Is(first, JsonKind.Text) && !field.Required;
        return first;
    }

    /// <summary>Epoch milliseconds as an instant; false where they lie outside the years 1 to 9999.</summary>
    public static bool TryInstant(JsonTape tape, int node, out DateTimeOffset instant)
    {
        instant = default;
        if (!tape.Is(node, JsonKind.Number) || !JsonNumber.TryInteger(tape.Text(node), out var milliseconds))
            return false;
        if (milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        instant = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    private static int Follow(JsonTape tape, int node, byte[][] path)
    {
        foreach (var name in path)
            node = tape.Is(node, JsonKind.Array) ? At(tape, node, name) : tape.Find(node, name);
        return node;
    }

    private static int At(JsonTape tape, int list, byte[] place)
    {
        var index = place is [>= (byte)'0' and <= (byte)'9'] ? place[0] - '0' : -1;
        foreach (var item in tape.Children(list))
            if (index-- == 0)
                return tape.Kind(item) == JsonKind.Null ? JsonTape.None : item;
        return JsonTape.None;
    }

    private static int Convert(JsonTape tape, int node, Field field) => (field.Kind, tape.Kind(node)) switch
    {
        (FieldKind.Number or FieldKind.Integer or FieldKind.Amount, JsonKind.Text) => ToNumber(tape, node),
        (FieldKind.Date, JsonKind.Number) => ToInstant(tape, node),
        (FieldKind.Boolean, JsonKind.Text) => ToBoolean(tape, node),
        (FieldKind.Text, JsonKind.Number) => EnvelopeRules.AsDigits(tape, node),
        (FieldKind.Text, JsonKind.Text) when field.Values.Length > 0 => ToUpper(tape, node),
        _ => node,
    };

    private static int ToNumber(JsonTape tape, int node)
    {
        if (JsonNumberSyntax.IsNumber(tape.Text(node)))
            (tape[node].Kind, tape[node].RawLength) = (JsonKind.Number, 0);
        return node;
    }

    private static int ToBoolean(JsonTape tape, int node)
    {
        if (Ascii.EqualsIgnoreCase(tape.Text(node), "true"))
            (tape[node].Kind, tape[node].RawLength) = (JsonKind.True, 0);
        else if (Ascii.EqualsIgnoreCase(tape.Text(node), "false"))
            (tape[node].Kind, tape[node].RawLength) = (JsonKind.False, 0);
        return node;
    }

    private static int ToInstant(JsonTape tape, int node)
    {
        if (!TryInstant(tape, node, out var instant))
            return node;
        Span<byte> text = stackalloc byte[Rfc3339.LongestForm];
        return tape.Add(JsonKind.Text, text[..Rfc3339.Write(instant, text)], tape.Name(node), tape[node].Parent);
    }

    private static int ToUpper(JsonTape tape, int node)
    {
        Span<byte> upper = stackalloc byte[32];
        return tape[node].Length <= upper.Length && Ascii.ToUpper(tape.Text(node), upper, out var length) == System.Buffers.OperationStatus.Done
            ? tape.Add(JsonKind.Text, upper[..length], tape.Name(node), tape[node].Parent)
            : node;
    }
}
