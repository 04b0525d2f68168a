namespace EventPlatform.Loyalty.Milestones;

/// <summary>The customer was un-enrolled from one moment until another, or still is.</summary>
public sealed record EnrolmentGap(DateTimeOffset From, DateTimeOffset? Until = null)
{
    public bool Holds(DateTimeOffset periodStart) => periodStart >= From && !(periodStart >= Until);

    /// <summary>The gaps of who is un-enrolled from then on.</summary>
    internal static IReadOnlyList<EnrolmentGap> Begin(IReadOnlyList<EnrolmentGap> gaps, DateTimeOffset from)
    {
        var kept = gaps.Where(gap => gap.From < from).ToList();
        return kept is [.., { } last] && last.Until >= from ? [.. kept[..^1], last with { Until = null }] : [.. kept, new(from)];
    }

    /// <summary>The gaps of who takes part from then on again.</summary>
    internal static IReadOnlyList<EnrolmentGap> End(IReadOnlyList<EnrolmentGap> gaps, DateTimeOffset until) =>
        [.. gaps.Where(gap => gap.From < until).Select(gap => gap.Until < until ? gap : gap with { Until = until })];
}
