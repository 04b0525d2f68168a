using EventPlatform.Loyalty.Badges;

namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>Tallies of earns as a store would keep them: counted piece by piece, never earn by earn.</summary>
internal sealed class EarnTimeTable
{
    private readonly SortedDictionary<string, EarnTally> _tallies = new(StringComparer.Ordinal);

    public IEnumerable<string> Rows => _tallies.Select(row => $"{row.Key} {row.Value.Earned}");

    public void Add(IEnumerable<EarnTally> added)
    {
        foreach (var tally in added)
        {
            var key = $"{tally.Key} {tally.Grain} {tally.At}";
            _tallies[key] = tally with { Earned = tally.Earned + (_tallies.TryGetValue(key, out var known) ? known.Earned : 0) };
        }
    }

    public long[] Count(IReadOnlyList<EarnGap> gaps) => [.. gaps.Select((gap, place) => EarnGrains.Pieces(place, gap).Sum(Count))];

    private long Count(EarnPiece piece) =>
        _tallies.Values.Where(row => row.Key == piece.Key && row.Grain == piece.Grain && row.At >= piece.From && row.At < piece.To).Sum(row => row.Earned);
}
