namespace EventPlatform.LoyaltyOracle.Results;

/// <summary>Where two ways of finding a result differ.</summary>
public static class Difference
{
    /// <summary>What only the oracle found, and what only the product found; nothing where they agree.</summary>
    public static string Between(IEnumerable<string> oracle, IEnumerable<string> product)
    {
        var (expected, found) = (Counted(oracle), Counted(product));
        return string.Join('\n', expected.Except(found).Select(line => $"oracle  {line.Line}").Concat(found.Except(expected).Select(line => $"product {line.Line}")).Order(StringComparer.Ordinal));
    }

    /// <summary>Equal lines are told apart by their number.</summary>
    private static HashSet<(string Line, int Number)> Counted(IEnumerable<string> lines) =>
        [.. lines.GroupBy(line => line).SelectMany(same => same.Select((line, number) => (line, number)))];
}
