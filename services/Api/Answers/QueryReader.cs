using System.Globalization;
using EventPlatform.Api.Problems;
using EventPlatform.Contracts.Context;

namespace EventPlatform.Api.Answers;

/// <summary>Reads query parameters and collects every fault. An absent or empty parameter is not given.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public const string Limit = "limit", CursorName = "cursor";

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>How many items a page may have, from 1 to <paramref name="greatest"/>.</summary>
    public int ReadLimit(int usual, int greatest)
    {
        if (Given(Limit) is not { } text)
            return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= greatest)
            return limit;
        Refuse(Limit, $"a whole number from 1 to {greatest} is expected");
        return usual;
    }

    public DateTimeOffset? ReadInstant(string name)
    {
        if (Given(name) is not { } text)
            return null;
        if (Rfc3339.TryParse(text, out var instant))
            return instant.ToUniversalTime();
        Refuse(name, "a time with an offset is expected, such as 2025-07-29T04:00:00Z (write %2B for the plus sign of an offset)");
        return null;
    }

    /// <summary>A text of at most so many characters; null where it is not given, or is refused.</summary>
    public string? ReadText(string name, int longest)
    {
        if (Given(name) is not { } text)
            return null;
        if (query[name].Count == 1 && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal))
            return text;
        Refuse(name, $"one text of at most {longest} characters is expected");
        return null;
    }

    /// <summary>A number of 64 bits; null where it is not given, or is refused.</summary>
    public long? ReadNumber(string name)
    {
        if (Given(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(name, "a whole number of 64 bits is expected");
        return null;
    }

    /// <summary>The parts of the key in a cursor, or null.</summary>
    public string[]? ReadCursor(int parts)
    {
        if (Given(CursorName) is not { } text)
            return null;
        var key = Cursor.Read(text, parts);
        if (key is null)
            RefuseCursor();
        return key;
    }

    /// <summary>The parts of the key in a cursor, each of them a number; or null.</summary>
    public long[]? ReadNumbersCursor(int parts)
    {
        if (ReadCursor(parts) is not { } key)
            return null;
        var numbers = new long[parts];
        for (var i = 0; i < parts; i++)
            if (!long.TryParse(key[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                RefuseCursor();
                return null;
            }
        return numbers;
    }

    /// <summary>All values of a parameter that may be repeated.</summary>
    public string[] ReadAll(string name) => [.. query[name].OfType<string>().Where(text => text.Length > 0)];

    public void Refuse(string name, string expected) =>
        _faults.Add(Fault.InParameter(name, "BAD_PARAMETER", $"The query parameter {name} is not understood: {expected}."));

    private void RefuseCursor() => Refuse(CursorName, "the value of next of an earlier page of this list is expected");

    private string? Given(string name) => query[name] is { Count: > 0 } values && values.ToString() is { Length: > 0 } text ? text : null;
}
