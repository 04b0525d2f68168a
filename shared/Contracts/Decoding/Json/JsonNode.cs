namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>What a value of a record is.</summary>
internal enum JsonKind : byte
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}

/// <summary>
/// One value on a <see cref="JsonTape"/>. Starts that are negative are complements of places in the tape's own text (what was unescaped, or
/// came in a header); all others are places in the record's value.
/// </summary>
internal struct JsonNode
{
    public JsonKind Kind;

    /// <summary>Its name, unescaped; of no length in a list.</summary>
    public int NameStart, NameLength;

    /// <summary>A text without quotes and escapes; a number or literal as written.</summary>
    public int Start, Length;

    /// <summary>All of it as written, quotes and brackets included; of no length where it was not read from the value.</summary>
    public int RawStart, RawLength;

    /// <summary>The object or list around it, or one of <see cref="JsonTape"/>'s places for values that stand elsewhere.</summary>
    public int Parent;

    /// <summary>The first node inside it, and the one behind the last.</summary>
    public int First, End;

    /// <summary>Values directly inside it; an object's are also listed in the order of their names, from <see cref="Sorted"/> on.</summary>
    public int Count, Sorted;
}
