using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Badges of an organisation that a clock step may end: the first so many that are due by a moment, in ticks of UTC.</summary>
public readonly record struct BadgesDue(long OrgId, long Until, long Most);

/// <summary>Which held badges a page of facts needs: what it may end, and what it may be told again.</summary>
/// <param name="Reported">Earns that another system reports.</param>
/// <param name="Revocable">Customers and badges that requests name: every earn that is still held.</param>
/// <param name="Returned">Transactions that come back: the earns that they caused.</param>
/// <param name="Due">What the clock may end, where nothing else of the page ends anything.</param>
public sealed record HeldBadgeKeys(
    IReadOnlyList<HeldBadgeKey> Reported, IReadOnlyList<BadgeIssueKey> Revocable, IReadOnlyList<TransactionKey> Returned, IReadOnlyList<BadgesDue> Due)
{
    public static HeldBadgeKeys Of(IReadOnlyList<Fact> page) => new(
        [.. page.Select(ExternalBadges.KeyOf).OfType<HeldBadgeKey>().Distinct()],
        [.. page.Select(RevocableBy).OfType<BadgeIssueKey>().Distinct()],
        [.. page.Select(ReturnedBy).OfType<TransactionKey>().Distinct()],
        [.. page.Where(fact => fact.Event is ClockAdvanced).GroupBy(fact => fact.OrgId, (org, clocks) => DueBy(org, [.. clocks]))]);

    /// <summary>What the clock may end, where other facts of the page may take away some of so many rows before it.</summary>
    public IReadOnlyList<BadgesDue> DueBeside(int revocable) => [.. Due.Select(due => due with { Most = due.Most + revocable })];

    private static BadgeIssueKey? RevocableBy(Fact fact) =>
        fact.Event is BadgeRevocationRequested asked && BadgeIssueFold.BadgeIdOf(asked) is { } badgeId ? new(fact.StreamKey, badgeId) : null;

    private static TransactionKey? ReturnedBy(Fact fact) =>
        fact.Event is CustomerEvent happened && TransactionFact.Of(fact, happened) is { Kind: TransactionFactKind.Return, TransactionId: { } id }
            ? new(fact.StreamKey, id)
            : null;

    private static BadgesDue DueBy(long orgId, Fact[] clocks) =>
        new(orgId, clocks.Max(fact => ((ClockAdvanced)fact.Event).Until.UtcTicks), (long)clocks.Length * BadgeExpiryFold.MostAStep);
}
