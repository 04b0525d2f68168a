namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>
/// A record's JSON as one flat array of values in document order, made in one pass over the bytes and used again for the next record: it
/// holds places in the bytes, never copies, and allocates nothing once it has grown. An object's members are also known in the order of
/// their names' UTF-8 bytes, which finds repeated names and gives the fingerprint its order.
/// </summary>
internal sealed class JsonTape
{
    public const int None = -1;

    /// <summary>Parents of values that do not stand in the value under the name that the contract gives them.</summary>
    public const int Attributes = -1, Context = -2, Customer = -3;

    private byte[] _value = [];
    private byte[] _text = new byte[1024];
    private JsonNode[] _nodes = new JsonNode[64];
    private int[] _sorted = new int[64];
    private int _textLength, _count, _sortedCount;

    /// <summary>The first thing that valid JSON may hold and a record may not.</summary>
    public JsonFlaw Flaw { get; private set; }

    public int FlawedNode { get; private set; }

    /// <summary>The node that will be added next.</summary>
    public int Next => _count;

    public ref JsonNode this[int node] => ref _nodes[node];

    public void Reset(byte[] value)
    {
        _value = value;
        _textLength = _count = _sortedCount = 0;
        Flaw = JsonFlaw.None;
    }

    public JsonKind Kind(int node) => _nodes[node].Kind;

    public ReadOnlySpan<byte> Name(int node) => Slice(_nodes[node].NameStart, _nodes[node].NameLength);

    public ReadOnlySpan<byte> Text(int node) => Slice(_nodes[node].Start, _nodes[node].Length);

    public ReadOnlySpan<byte> Raw(int node) => _value.AsSpan(_nodes[node].RawStart, _nodes[node].RawLength);

    public ReadOnlyMemory<byte> RawMemory(int node) => _value.AsMemory(_nodes[node].RawStart, _nodes[node].RawLength);

    /// <summary>Members of an object in the order of their names' bytes.</summary>
    public ReadOnlySpan<int> Sorted(int node) => _sorted.AsSpan(_nodes[node].Sorted, _nodes[node].Count);

    public JsonChildren Children(int node) => new(this, _nodes[node].First, _nodes[node].End);

    public bool Is(int node, JsonKind kind) => node >= 0 && _nodes[node].Kind == kind;

    /// <summary>The member of that name; none where it is absent, null, or the node is no object.</summary>
    public int Find(int node, ReadOnlySpan<byte> name)
    {
        if (!Is(node, JsonKind.Object))
            return None;
        foreach (var member in Children(node))
            if (Name(member).SequenceEqual(name))
                return Kind(member) == JsonKind.Null ? None : member;
        return None;
    }

    public int Add(in JsonNode node)
    {
        if (_count == _nodes.Length)
            Array.Resize(ref _nodes, _count * 2);
        _nodes[_count] = node;
        _nodes[_count].First = _nodes[_count].End = _count + 1;
        return _count++;
    }

    /// <summary>A value that was not read from the record's value: out of a header, or turned into the contract's form.</summary>
    public int Add(JsonKind kind, ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int parent) => Add(new JsonNode
    {
        Kind = kind,
        Parent = parent,
        NameStart = Keep(name),
        NameLength = name.Length,
        Start = Keep(text),
        Length = text.Length,
    });

    /// <summary>The same value under the contract's name and place.</summary>
    public int Alias(int node, ReadOnlySpan<byte> name, int parent)
    {
        var alias = Add(_nodes[node]);
        ref var added = ref _nodes[alias];
        (added.NameStart, added.NameLength, added.Parent) = (Keep(name), name.Length, parent);
        (added.First, added.End) = (_nodes[node].First, _nodes[node].End);
        return alias;
    }

    /// <summary>Room for text that is no slice of the value; <see cref="Kept"/> says how much of it was used.</summary>
    public Span<byte> Room(int length)
    {
        if (_text.Length - _textLength < length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + length));
        return _text.AsSpan(_textLength, length);
    }

    public int Kept(int length)
    {
        _textLength += length;
        return ~(_textLength - length);
    }

    public void Found(JsonFlaw flaw, int node)
    {
        if (Flaw == JsonFlaw.None)
            (Flaw, FlawedNode) = (flaw, node);
    }

    /// <summary>Ends an object or list that opened at <paramref name="node"/>.</summary>
    public void Close(int node, int end)
    {
        ref var closed = ref _nodes[node];
        closed.RawLength = end - closed.RawStart;
        closed.End = _count;
        if (closed.Kind == JsonKind.Object && closed.Count > 0)
            Sort(ref closed, node);
    }

    private void Sort(ref JsonNode closed, int node)
    {
        if (_sorted.Length - _sortedCount < closed.Count)
            Array.Resize(ref _sorted, Math.Max(_sorted.Length * 2, _sortedCount + closed.Count));
        closed.Sorted = _sortedCount;
        foreach (var member in Children(node))
            _sorted[_sortedCount++] = member;
        MemberOrder.Sort(this, _sorted.AsSpan(closed.Sorted, closed.Count));
    }

    private int Keep(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        return Kept(text.Length);
    }

    private ReadOnlySpan<byte> Slice(int start, int length) => start >= 0 ? _value.AsSpan(start, length) : _text.AsSpan(~start, length);
}
