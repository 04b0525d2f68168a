namespace EventPlatform.Loyalty.Badges;

/// <summary>A span between two neighbouring ends of ranges that a page asks for, whose earns before the page are to be counted.</summary>
public readonly record struct EarnGap(BadgeCountKey Key, long From, long To)
{
    /// <summary>
    /// Cuts the ranges that a page will ask for at every end: what lies between two ends is counted once, however many ranges hold it.
    /// So the work for a page is bounded by the time it looks at, not by its earns times theirs.
    /// </summary>
    public static List<EarnGap> Between(IEnumerable<(BadgeCountKey Key, EarnRange Range)> asked)
    {
        var ends = new Dictionary<BadgeCountKey, SortedSet<long>>();
        foreach (var (key, range) in asked)
        {
            if (!ends.TryGetValue(key, out var known))
                ends[key] = known = [];
            known.Add(range.From);
            known.Add(range.To);
        }
        return [.. ends.SelectMany(own => own.Value.Zip(own.Value.Skip(1), (from, to) => new EarnGap(own.Key, from, to)))];
    }
}
