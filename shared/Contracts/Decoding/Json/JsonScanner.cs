using System.Buffers;
using System.Text.Unicode;

namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// Reads a record's value onto a <see cref="JsonTape"/> in one pass [RFC 8259]. It says no where <c>Utf8JsonReader</c> would throw: bad records come in
/// floods, and each exception costs three times what finding the fault does. A test holds the two against each other.
/// </summary>
internal ref struct JsonScanner
{
    private const int DeepestAllowed = 64;

    /// <summary>What ends a run of plain characters in a text.</summary>
    private static readonly SearchValues<byte> Stops =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(octet => (byte)octet), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json;
    private readonly JsonTape _tape;
    private JsonNode _node = new() { Parent = JsonTape.Attributes };
    private int _at, _depth;

    private JsonScanner(ReadOnlySpan<byte> json, JsonTape tape)
    {
        _json = json;
        _tape = tape;
    }

    private readonly byte Here => _at < _json.Length ? _json[_at] : (byte)0;

    /// <summary>Null where the value is JSON in UTF-8, else what is wrong with it, without a word of its content.</summary>
    public static string? Read(byte[] value, JsonTape tape)
    {
        tape.Reset(value);
        if (value.Length == 0)
            return "an empty value";
        if (!Utf8.IsValid(value))
            return $"bytes that are not UTF-8 from byte {FirstThatIsNoText(value)} of {value.Length} on";
        var scanner = new JsonScanner(value, tape);
        return scanner.ReadDocument() ? null : $"what is no JSON from byte {scanner._at} of {value.Length} on";
    }

    private static int FirstThatIsNoText(ReadOnlySpan<byte> value)
    {
        Span<char> text = stackalloc char[512];
        var at = 0;
        OperationStatus status;
        do
        {
            status = Utf8.ToUtf16(value[at..], text, out var read, out _, replaceInvalidSequences: false);
            at += read;
        }
        while (status == OperationStatus.DestinationTooSmall);
        return at;
    }

    private bool ReadDocument()
    {
        SkipSpace();
        if (!ReadValue())
            return false;
        while (_node.Parent >= 0)
            if (!ReadNext())
                return false;
        SkipSpace();
        return _at == _json.Length;
    }

    /// <summary>Inside an object or list: its end, or its next member or item.</summary>
    private bool ReadNext()
    {
        ref var around = ref _tape[_node.Parent];
        var isObject = around.Kind == JsonKind.Object;
        SkipSpace();
        if (Here == (isObject ? '}' : ']'))
            return Close();
        if (around.Count++ > 0)
        {
            if (!Take((byte)','))
                return false;
            SkipSpace();
        }
        return (!isObject || ReadName()) && ReadValue();
    }

    private bool ReadName()
    {
        if (Here != '"' || !ReadText(out _node.NameStart, out _node.NameLength))
            return false;
        SkipSpace();
        if (!Take((byte)':'))
            return false;
        SkipSpace();
        return true;
    }

    private bool ReadValue()
    {
        _node.RawStart = _at;
        switch (Here)
        {
            case (byte)'{': return Open(JsonKind.Object);
            case (byte)'[': return Open(JsonKind.Array);
            case (byte)'"': return ReadText(out _node.Start, out _node.Length) && Add(JsonKind.Text);
            case (byte)'t': return ReadLiteral("true"u8) && Add(JsonKind.True);
            case (byte)'f': return ReadLiteral("false"u8) && Add(JsonKind.False);
            case (byte)'n': return ReadLiteral("null"u8) && Add(JsonKind.Null);
            default: return ReadNumber() && Add(JsonKind.Number);
        }
    }

    private bool Open(JsonKind kind)
    {
        _at++;
        Add(kind);
        _node.Parent = _tape.Next - 1;
        if (++_depth > DeepestAllowed)
            _tape.Found(JsonFlaw.TooDeep, _node.Parent);
        return true;
    }

    private bool Close()
    {
        _at++;
        _depth--;
        _tape.Close(_node.Parent, _at);
        _node.Parent = _tape[_node.Parent].Parent;
        return true;
    }

    private bool Add(JsonKind kind)
    {
        _node.Kind = kind;
        _node.RawLength = _at - _node.RawStart;
        _tape.Add(_node);
        _node.NameLength = 0;
        return true;
    }

    private bool ReadText(out int start, out int length)
    {
        (start, length) = (++_at, 0);
        var isPlain = true;
        while (true)
        {
            var stop = _json[_at..].IndexOfAny(Stops);
            if (stop < 0)
                return false;
            _at += stop;
            if (_json[_at] == '"')
                break;
            if (!SkipEscape())
                return false;
            isPlain = false;
        }
        length = _at++ - start;
        if (!isPlain && JsonText.Unescape(_json.Slice(start, length), _tape, ref start, ref length) is var flaw and not JsonFlaw.None)
            _tape.Found(flaw, _tape.Next);
        return true;
    }

    private bool SkipEscape()
    {
        var escape = JsonText.EscapeLength(_json[_at..]);
        _at += escape;
        return escape > 0;
    }

    private bool ReadNumber()
    {
        var length = JsonNumberSyntax.LengthOf(_json[_at..]);
        (_node.Start, _node.Length) = (_at, length);
        _at += length;
        return length > 0;
    }

    private bool ReadLiteral(ReadOnlySpan<byte> literal)
    {
        if (!_json[_at..].StartsWith(literal))
            return false;
        (_node.Start, _node.Length) = (_at, literal.Length);
        _at += literal.Length;
        return true;
    }

    private bool Take(byte expected)
    {
        if (Here != expected)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
    }
}
