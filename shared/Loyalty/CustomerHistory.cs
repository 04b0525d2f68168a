namespace EventPlatform.Loyalty;

/// <summary>A customer's earlier facts that the fold may count back: those of the stream behind a place in the log.</summary>
public readonly record struct HistoryKey(string StreamKey, long After);

/// <summary>The facts of the customers whose enrolment counts back: loaded before the page, followed while it is folded.</summary>
/// <param name="knowsAll">True where the fold sees the log from its beginning on.</param>
public sealed class CustomerHistory(bool knowsAll)
{
    private readonly Dictionary<string, List<Fact>> _facts = [];

    /// <summary>Declares the customers, and gives their facts before the page in log order.</summary>
    public void Load(IEnumerable<HistoryKey> keys, IEnumerable<Fact> facts)
    {
        foreach (var key in keys)
            _facts.TryAdd(key.StreamKey, []);
        foreach (var fact in facts)
            _facts[fact.StreamKey].Add(fact);
    }

    /// <summary>The facts so far; of a customer that was not declared, none.</summary>
    public IReadOnlyList<Fact> Of(string streamKey) => _facts.GetValueOrDefault(streamKey) ?? [];

    internal IEnumerable<Fact> All => _facts.Values.SelectMany(facts => facts);

    internal void Follow(Fact fact)
    {
        if (knowsAll)
            _facts.TryAdd(fact.StreamKey, []);
        if (_facts.TryGetValue(fact.StreamKey, out var facts))
            facts.Add(fact);
    }
}
