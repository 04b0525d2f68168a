using System.Text.Json;
using EventPlatform.Contracts.Context;
using NodaTime;
using NodaTime.Text;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>
/// Reads one JSON object field by field and collects what is wrong with it. A <c>null</c> is an absent field. What nobody asked for when
/// the reader is closed is an unknown field: a typo would silently change a rule.
/// </summary>
internal sealed class ObjectReader
{
    private static readonly LocalDate FirstDate = new(1900, 1, 1), LastDate = new(9000, 12, 31);

    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _read = [];
    private readonly string _pointer;
    private readonly FaultList _faults;

    private ObjectReader(JsonElement json, string pointer, FaultList faults)
    {
        _pointer = pointer;
        _faults = faults;
        foreach (var property in json.EnumerateObject())
            if (!_fields.TryAdd(property.Name, property.Value))
                faults.Add(At(property.Name), DefinitionFaultCode.RepeatedField, $"{FaultList.Quote(property.Name)} stands here more than once.");
    }

    public FaultList Faults => _faults;

    /// <summary>A reader of the object, or null and a fault where it is none.</summary>
    public static ObjectReader? Of(JsonElement json, string pointer, FaultList faults)
    {
        if (json.ValueKind == JsonValueKind.Object)
            return new ObjectReader(json, pointer, faults);
        faults.Add(pointer, DefinitionFaultCode.BadField, $"Found {Kind(json)}; an object is expected.");
        return null;
    }

    public string At(string name) => $"{_pointer}/{FaultList.Escape(name)}";

    public bool Has(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Reports every field that nobody read.</summary>
    public void Close()
    {
        foreach (var name in _fields.Keys.Where(name => !_read.Contains(name)))
            _faults.Add(At(name), DefinitionFaultCode.UnknownField, $"{FaultList.Quote(name)} is no field of this object.");
    }

    /// <summary>Leaves the rest unjudged: what the object is about is refused already.</summary>
    public void Abandon() => _read.UnionWith(_fields.Keys);

    public bool TryTake(string name, bool required, out JsonElement value)
    {
        _read.Add(name);
        var found = _fields.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
        if (!found && required)
            _faults.Add(At(name), DefinitionFaultCode.MissingField, $"{FaultList.Quote(name)} is required.");
        return found;
    }

    public string? Text(string name, int longest, bool required = false)
    {
        if (!TryTake(name, required, out var value) || !Is(value, JsonValueKind.String, name, "a text"))
            return null;
        var text = value.GetString()!;
        if (text.Length > 0 && text.Length <= longest)
            return text;
        _faults.Add(At(name), DefinitionFaultCode.OutOfRange, $"Found {text.Length} characters; 1 to {longest} are expected.");
        return null;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!TryTake(name, required: false, out var value))
            return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Bad(name, value, "true or false");
        return otherwise;
    }

    public long? Integer(string name, long least, long most, bool required = false)
    {
        if (!TryTake(name, required, out var value) || !Is(value, JsonValueKind.Number, name, "an integer"))
            return null;
        if (!value.TryGetDecimal(out var number) || number != decimal.Truncate(number))
            return Fail<long>(name, value, "an integer");
        if (number >= least && number <= most)
            return (long)number;
        _faults.Add(At(name), DefinitionFaultCode.OutOfRange, $"Found {value.GetRawText()}; {least} to {most} is expected.");
        return null;
    }

    /// <summary>A positive number with at most three places, up to <paramref name="most"/>.</summary>
    public decimal? Positive(string name, decimal most, bool required = false)
    {
        if (!TryTake(name, required, out var value) || !Is(value, JsonValueKind.Number, name, "a number"))
            return null;
        if (value.TryGetDecimal(out var number) && number > 0 && number <= most && number == decimal.Round(number, Exact.Places))
            return number;
        _faults.Add(At(name), DefinitionFaultCode.OutOfRange, $"Found {Shown(value)}; more than 0, up to {most}, with at most three places is expected.");
        return null;
    }

    /// <summary>A date without time, 1900 to 9000.</summary>
    public LocalDate? Date(string name, bool required = false)
    {
        if (!TryTake(name, required, out var value) || !Is(value, JsonValueKind.String, name, "a date such as 2025-01-31"))
            return null;
        if (LocalDatePattern.Iso.Parse(value.GetString()!) is not { Success: true, Value: var date })
            return Fail<LocalDate>(name, value, "a date such as 2025-01-31");
        if (date >= FirstDate && date <= LastDate)
            return date;
        _faults.Add(At(name), DefinitionFaultCode.OutOfRange, $"Found {Shown(value)}; 1900-01-01 to 9000-12-31 is expected.");
        return null;
    }

    /// <summary>An instant with its offset.</summary>
    public DateTimeOffset? Instant(string name, bool required = false)
    {
        if (!TryTake(name, required, out var value) || !Is(value, JsonValueKind.String, name, "an instant such as 2025-01-31T00:00:00Z"))
            return null;
        return Rfc3339.TryParse(value.GetString()!, out var instant)
            ? instant
            : Fail<DateTimeOffset>(name, value, "an instant such as 2025-01-31T00:00:00Z");
    }

    /// <summary>An instant with its offset, or a date; required.</summary>
    public (DateTimeOffset? Instant, LocalDate? Date) InstantOrDate(string name) =>
        _fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length == "2025-01-31".Length
            ? (null, Date(name, required: true))
            : (Instant(name, required: true), null);

    /// <summary>One word of a list; <paramref name="later"/> are words that are legal and refused as not supported.</summary>
    public T? Choice<T>(string name, (string Word, T Value)[] words, string[] later, T? otherwise)
        where T : struct
    {
        if (!TryTake(name, required: otherwise is null, out var value))
            return otherwise;
        if (!Is(value, JsonValueKind.String, name, "a word"))
            return null;
        var text = value.GetString()!;
        foreach (var (word, meaning) in words)
            if (word == text)
                return meaning;
        if (later.Contains(text))
            _faults.NotSupported(At(name), text);
        else
            Bad(name, value, string.Join(", ", words.Select(word => word.Word).Concat(later)));
        return null;
    }

    public ObjectReader? Object(string name, bool required = false) =>
        TryTake(name, required, out var value) ? Of(value, At(name), _faults) : null;

    /// <summary>The items of a list with their pointers; nothing and a fault where the list is none or has too few or too many.</summary>
    public IEnumerable<(JsonElement Item, string Pointer)> List(string name, int least, int most)
    {
        if (!TryTake(name, required: least > 0, out var value) || !Is(value, JsonValueKind.Array, name, "a list"))
            return [];
        var length = value.GetArrayLength();
        if (length >= least && length <= most)
            return value.EnumerateArray().Select((item, index) => (item, $"{At(name)}/{index}"));
        _faults.Add(At(name), DefinitionFaultCode.OutOfRange, $"Found {length} items; {least} to {most} are expected.");
        return [];
    }

    /// <summary>A fault where the field is given although something else rules it out.</summary>
    public void Forbid(string name, string why)
    {
        if (TryTake(name, required: false, out _))
            _faults.Add(At(name), DefinitionFaultCode.BadCombination, why);
    }

    public static string Shown(JsonElement value) => FaultList.Quote(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "nothing",
    };

    private bool Is(JsonElement value, JsonValueKind kind, string name, string expected)
    {
        if (value.ValueKind == kind)
            return true;
        _faults.Add(At(name), DefinitionFaultCode.BadField, $"Found {Kind(value)}; {expected} is expected.");
        return false;
    }

    private void Bad(string name, JsonElement value, string expected) =>
        _faults.Add(At(name), DefinitionFaultCode.BadField, $"Found {Shown(value)}; expected: {expected}.");

    private T? Fail<T>(string name, JsonElement value, string expected)
        where T : struct
    {
        Bad(name, value, expected);
        return null;
    }
}
