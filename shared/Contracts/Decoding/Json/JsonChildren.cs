namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>Walks the values directly inside an object or list, in document order.</summary>
internal struct JsonChildren(JsonTape tape, int first, int end)
{
    private int _next = first;

    public int Current { get; private set; }

    public readonly JsonChildren GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= end)
            return false;
        Current = _next;
        _next = tape[_next].End;
        return true;
    }
}
