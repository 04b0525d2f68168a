namespace EventPlatform.Loyalty.Badges;

/// <summary>
/// When badges were earned, for limits that look at a span of time: how many earns lay in each gap that the page may ask for, counted
/// before the page, and each earn of the page itself. So a page holds its own earns and a few numbers, however many came before.
/// </summary>
/// <param name="knowsAll">True where what was not counted before the page does not exist.</param>
public sealed class EarnTimes(bool knowsAll)
{
    private readonly Dictionary<BadgeCountKey, Counted> _before = [];
    private readonly Dictionary<BadgeCountKey, List<long>> _added = [];

    /// <summary>Gives the earns of each gap of <see cref="EarnGap.Between"/>, in its order.</summary>
    public void Load(IReadOnlyList<EarnGap> gaps, IReadOnlyList<long> earned)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            if (!_before.TryGetValue(gaps[i].Key, out var counted))
                _before[gaps[i].Key] = counted = new Counted(gaps[i].From);
            counted.Append(gaps[i].To, earned[i]);
        }
    }

    /// <summary>Earns in the range.</summary>
    /// <exception cref="InvalidOperationException">An end of the range was not loaded.</exception>
    public long Count(BadgeCountKey key, EarnRange range)
    {
        var before = knowsAll ? 0 : BeforePage(key, range);
        return _added.TryGetValue(key, out var added) ? before + Place(added, range.To) - Place(added, range.From) : before;
    }

    public void Add(BadgeCountKey key, DateTimeOffset earnedOn)
    {
        if (!_added.TryGetValue(key, out var added))
            _added[key] = added = [];
        added.Insert(Place(added, earnedOn.UtcTicks), earnedOn.UtcTicks);
    }

    /// <summary>What the page added, to be added to the tallies kept.</summary>
    public IEnumerable<EarnTally> Added =>
        from own in _added
        from at in own.Value
        from tally in EarnGrains.Of(own.Key, at)
        group tally by (own.Key, tally) into same
        select new EarnTally(same.Key.Key, same.Key.tally.Grain, same.Key.tally.At, same.Count());

    private long BeforePage(BadgeCountKey key, EarnRange range) =>
        _before.TryGetValue(key, out var counted) && counted.UpTo(range.To) is { } end && counted.UpTo(range.From) is { } begin
            ? end - begin
            : throw new InvalidOperationException($"Earns of {key} in {range} were asked for but not counted; count every gap that LoyaltyKeys names for the page.");

    /// <summary>How many of the moments lie before one.</summary>
    private static int Place(List<long> moments, long at)
    {
        var place = moments.BinarySearch(at);
        if (place < 0)
            return ~place;
        while (place > 0 && moments[place - 1] == at)
            place--;
        return place;
    }

    /// <summary>Running totals at the ends of neighbouring gaps.</summary>
    private sealed class Counted(long begin)
    {
        private readonly List<long> _ends = [begin];
        private readonly List<long> _totals = [0];

        public void Append(long end, long earned)
        {
            _ends.Add(end);
            _totals.Add(_totals[^1] + earned);
        }

        public long? UpTo(long end) => _ends.BinarySearch(end) is >= 0 and var place ? _totals[place] : null;
    }
}
