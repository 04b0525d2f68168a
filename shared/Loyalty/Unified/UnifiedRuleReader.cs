using System.Globalization;

namespace EventPlatform.Loyalty.Unified;

/// <summary>
/// Reads a rule over target ids: <c>ALL</c>, <c>ANY</c>, or an expression such as <c>2711 &amp;&amp; (2712 || 2713)</c>, in which &amp;&amp; binds tighter
/// than || [spec 06.1].
/// </summary>
public ref struct UnifiedRuleReader
{
    private const int MostDepth = 20;

    private readonly IReadOnlyList<long> _targets;
    private ReadOnlySpan<char> _rest;
    private int _depth;

    private UnifiedRuleReader(ReadOnlySpan<char> text, IReadOnlyList<long> targets)
    {
        _rest = text;
        _targets = targets;
    }

    /// <summary>The rule, or null and what is wrong with it.</summary>
    /// <param name="text">As the definition has it.</param>
    /// <param name="targets">Ids of the group's targets.</param>
    public static (UnifiedRule? Rule, string? Fault) Read(string text, IReadOnlyList<long> targets)
    {
        if (text == "ALL")
            return (new AllHold([.. targets.Select(id => new TargetReached(id))]), null);
        if (text == "ANY")
            return (new AnyHolds([.. targets.Select(id => new TargetReached(id))]), null);
        try
        {
            var reader = new UnifiedRuleReader(text, targets);
            var rule = reader.Any();
            return reader.Peek() == '\0' ? (rule, null) : (null, $"\"{reader._rest.ToString()}\" is left over.");
        }
        catch (FormatException fault)
        {
            return (null, fault.Message);
        }
    }

    private UnifiedRule Any()
    {
        var parts = new List<UnifiedRule> { All() };
        while (Takes("||"))
            parts.Add(All());
        return parts.Count == 1 ? parts[0] : new AnyHolds(parts);
    }

    private UnifiedRule All()
    {
        var parts = new List<UnifiedRule> { One() };
        while (Takes("&&"))
            parts.Add(One());
        return parts.Count == 1 ? parts[0] : new AllHold(parts);
    }

    private UnifiedRule One()
    {
        if (!Takes("("))
            return Target();
        if (++_depth > MostDepth)
            throw new FormatException($"More than {MostDepth} brackets stand inside each other.");
        var inner = Any();
        if (!Takes(")"))
            throw new FormatException("A closing bracket is missing.");
        _depth--;
        return inner;
    }

    private TargetReached Target()
    {
        var next = Peek();
        var digits = _rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : _rest.Length;
        if (!long.TryParse(_rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            throw new FormatException(next == '\0' ? "A target id is missing at the end." : $"\"{_rest.ToString()}\" is found where a target id is expected.");
        _rest = _rest[digits..];
        return _targets.Contains(id) ? new TargetReached(id) : throw new FormatException($"{id} is no target of this group.");
    }

    private bool Takes(string word)
    {
        Peek();
        if (!_rest.StartsWith(word, StringComparison.Ordinal))
            return false;
        _rest = _rest[word.Length..];
        return true;
    }

    private char Peek()
    {
        _rest = _rest.TrimStart(' ');
        return _rest.IsEmpty ? '\0' : _rest[0];
    }
}
