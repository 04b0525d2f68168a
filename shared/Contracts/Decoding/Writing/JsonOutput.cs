using System.Buffers;
using System.Globalization;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>Writes JSON into an arena. What was read from the record's value is copied as it stands there, escapes and all.</summary>
internal readonly struct JsonOutput(ArrayBufferWriter<byte> arena)
{
    private const int WidestEscape = 6; // \u001f

    public int Length => arena.WrittenCount;

    public ReadOnlyMemory<byte> From(int start) => arena.WrittenMemory[start..];

    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(arena.GetSpan(json.Length));
        arena.Advance(json.Length);
    }

    public void Instant(DateTimeOffset instant)
    {
        var span = arena.GetSpan(Rfc3339.LongestForm + 2);
        span[0] = (byte)'"';
        var length = Rfc3339.Write(instant, span[1..]);
        span[length + 1] = (byte)'"';
        arena.Advance(length + 2);
    }

    public void Integer(long integer)
    {
        integer.TryFormat(arena.GetSpan(JsonNumber.LongestForm), out var length, default, CultureInfo.InvariantCulture);
        arena.Advance(length);
    }

    /// <summary>A scalar, or a list of them.</summary>
    public void Value(JsonTape tape, int node)
    {
        switch (tape.Kind(node))
        {
            case JsonKind.Number: Number(tape.Text(node)); break;
            case JsonKind.True: Raw("true"u8); break;
            case JsonKind.False: Raw("false"u8); break;
            case JsonKind.Text: Text(tape, node); break;
            case JsonKind.Array: List(tape, node); break;
        }
    }

    public void Number(ReadOnlySpan<byte> literal)
    {
        JsonNumber.TryShorten(literal, arena.GetSpan(JsonNumber.LongestForm), out var length);
        arena.Advance(length);
    }

    public void Text(JsonTape tape, int node)
    {
        if (tape[node].RawLength > 0)
            Raw(tape.Raw(node));
        else
            Text(tape.Text(node));
    }

    public void Text(ReadOnlySpan<byte> text)
    {
        var span = arena.GetSpan(text.Length * WidestEscape + 2);
        var length = 0;
        span[length++] = (byte)'"';
        foreach (var octet in text)
            length += Escape(octet, span[length..]);
        span[length++] = (byte)'"';
        arena.Advance(length);
    }

    private void List(JsonTape tape, int node)
    {
        var separator = "["u8;
        foreach (var item in tape.Children(node))
        {
            Raw(separator);
            Value(tape, item);
            separator = ","u8;
        }
        Raw(tape[node].Count == 0 ? "[]"u8 : "]"u8);
    }

    private static int Escape(byte octet, Span<byte> target)
    {
        if (octet is (byte)'"' or (byte)'\\')
        {
            (target[0], target[1]) = ((byte)'\\', octet);
            return 2;
        }
        if (octet >= ' ')
        {
            target[0] = octet;
            return 1;
        }
        "\\u00"u8.CopyTo(target);
        octet.TryFormat(target[4..], out _, "x2", CultureInfo.InvariantCulture);
        return WidestEscape;
    }
}
