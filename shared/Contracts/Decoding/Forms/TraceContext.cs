using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>The producer's W3C trace context: out of the record's headers, else out of the event's attributes; empty where it is not valid.</summary>
internal readonly ref struct TraceContext
{
    private const int ParentLength = 55; // 00-{32}-{16}-{2}
    private const int LongestState = 512;

    private TraceContext(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> state)
    {
        Parent = parent;
        State = state;
    }

    public ReadOnlySpan<byte> Parent { get; }

    public ReadOnlySpan<byte> State { get; }

    public static TraceContext Of(EventDraft draft, in KnownHeaders headers)
    {
        var parent = headers.TraceParent is { } header ? header : Attribute(draft.Tape, draft.TraceParent);
        if (!IsParent(parent))
            return default;
        var state = headers.TraceState is { } stateHeader ? stateHeader : Attribute(draft.Tape, draft.TraceState);
        return new TraceContext(parent, IsState(state) ? state : default);
    }

    private static ReadOnlySpan<byte> Attribute(JsonTape tape, int node) => tape.Is(node, JsonKind.Text) ? tape.Text(node) : default;

    private static bool IsParent(ReadOnlySpan<byte> text) =>
        text.Length == ParentLength && text[2] == '-' && text[35] == '-' && text[52] == '-'
        && text[..2].SequenceEqual("00"u8) && IsId(text.Slice(3, 32)) && IsId(text.Slice(36, 16)) && IsHex(text[53..]);

    private static bool IsId(ReadOnlySpan<byte> id) => IsHex(id) && id.IndexOfAnyExcept((byte)'0') >= 0;

    private static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (var digit in text)
            if (!char.IsAsciiHexDigitLower((char)digit))
                return false;
        return true;
    }

    private static bool IsState(ReadOnlySpan<byte> text) => text.Length <= LongestState && text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
}
