using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty;

/// <summary>
/// Which rows a page of facts needs, in the order in which they are loaded: transactions, then progress (it follows from the
/// transactions), then enrolments and badge counts (they follow from the progress rows that exist). Each set may name more than the
/// fold will touch, never less. <c>catalog</c> is that before the page's first fact; definitions inside the page are followed.
/// </summary>
public static class LoyaltyKeys
{
    public static HashSet<TransactionKey> Transactions(IReadOnlyList<Fact> page) => throw new NotImplementedException();

    public static HashSet<ProgressKey> Progress(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state) =>
        throw new NotImplementedException();

    public static HashSet<EnrolmentKey> Enrolments(LoyaltyState state) => throw new NotImplementedException();

    public static HashSet<BadgeCountKey> BadgeCounts(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state) =>
        throw new NotImplementedException();
}
