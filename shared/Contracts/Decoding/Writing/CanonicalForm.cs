using System.Buffers;
using System.Buffers.Binary;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>
/// Writes values so that two which mean the same are the same bytes [spec 01.5]: names in the order of their bytes, numbers shortest, instants as
/// UTC ticks, null as absent. Every part begins with its kind and texts end with NUL, which none of them holds, so no two different
/// values are the same bytes.
/// </summary>
internal sealed class CanonicalForm(ArrayBufferWriter<byte> output)
{
    public void Text(ReadOnlySpan<byte> text)
    {
        if (Rfc3339.TryParse(text, out var instant))
            Instant(instant);
        else
            Write((byte)'"', text);
    }

    public void Instant(DateTimeOffset instant)
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(ticks, instant.UtcTicks);
        Mark((byte)'t');
        output.Write(ticks);
    }

    public void Absent() => Mark((byte)'-');

    public void Value(JsonTape tape, int node)
    {
        switch (tape.Kind(node))
        {
            case JsonKind.Object: Object(tape, node); break;
            case JsonKind.Array: List(tape, node); break;
            case JsonKind.Text: Text(tape.Text(node)); break;
            case JsonKind.Number: Number(tape.Text(node)); break;
            case JsonKind.True: Mark((byte)'T'); break;
            case JsonKind.False: Mark((byte)'F'); break;
            default: Absent(); break;
        }
    }

    /// <summary>An object's members; the one that stands at <paramref name="except"/> was written elsewhere.</summary>
    public void Object(JsonTape tape, int node, int except = JsonTape.None)
    {
        Mark((byte)'{');
        foreach (var member in tape.Sorted(node))
            if (member != except && tape.Kind(member) != JsonKind.Null)
            {
                Write((byte)':', tape.Name(member));
                Value(tape, member);
            }
        Mark((byte)'}');
    }

    public void EmptyObject()
    {
        Mark((byte)'{');
        Mark((byte)'}');
    }

    private void List(JsonTape tape, int node)
    {
        Mark((byte)'[');
        foreach (var item in tape.Children(node))
            Value(tape, item);
        Mark((byte)']');
    }

    /// <summary>A number without a shortest form stands only in fields that the contract does not know: it is what was written.</summary>
    private void Number(ReadOnlySpan<byte> literal)
    {
        Span<byte> form = stackalloc byte[JsonNumber.LongestForm];
        Write((byte)'0', JsonNumber.TryShorten(literal, form, out var length) ? form[..length] : literal);
    }

    private void Write(byte kind, ReadOnlySpan<byte> text)
    {
        var span = output.GetSpan(text.Length + 2);
        span[0] = kind;
        text.CopyTo(span[1..]);
        span[text.Length + 1] = 0;
        output.Advance(text.Length + 2);
    }

    private void Mark(byte mark)
    {
        output.GetSpan(1)[0] = mark;
        output.Advance(1);
    }
}
