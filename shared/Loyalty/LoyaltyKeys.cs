using System.Globalization;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;
using EventPlatform.Loyalty.Clock;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty;

/// <summary>
/// Which rows a page of facts needs, in the order in which they are loaded: history, then transactions, then progress (it follows from the
/// transactions), then enrolments and badge counts (they follow from the progress rows that exist). Each set may name more than the
/// fold will touch, never less. <c>catalog</c> is that before the page's first fact; definitions inside the page are followed.
/// </summary>
public static class LoyaltyKeys
{
    /// <summary>The customers whose enrolment may count back, and the facts that it asks for.</summary>
    public static HashSet<HistoryKey> History(DefinitionCatalog catalog, IReadOnlyList<Fact> page)
    {
        var after = new Dictionary<string, long>();
        foreach (var (fact, organisation) in CatalogWalk.Of(catalog, page))
            if (fact.Event is TargetCustomerEnrolment or SegmentMembershipChanged)
                foreach (var target in EnrolmentEvents.Targets(organisation.Index, (CustomerEvent)fact.Event))
                    if (!target.Definition.TrackFromEnrolment)
                        after[fact.StreamKey] = Math.Min(target.Group.CountsFrom, after.GetValueOrDefault(fact.StreamKey, long.MaxValue));
        return [.. after.Select(customer => new HistoryKey(customer.Key, customer.Value))];
    }

    /// <summary>The transactions that the page names, and those that it may count back. Asks for history to be loaded.</summary>
    public static HashSet<TransactionKey> Transactions(IReadOnlyList<Fact> page, LoyaltyState state)
    {
        var keys = new HashSet<TransactionKey>(page.Count);
        foreach (var fact in page.Concat(state.History.All))
            if (fact.Event is CustomerEvent happened && TransactionFact.Of(fact, happened).TransactionId is { } id)
                keys.Add(new TransactionKey(fact.StreamKey, id));
        return keys;
    }

    /// <summary>The customers whose transactions the page names.</summary>
    public static HashSet<TotalsKey> Totals(IReadOnlyList<Fact> page) =>
        [.. page.Where(fact => fact.Event is TransactionAdded or TransactionUpdated or TransactionReturned).Select(fact => new TotalsKey(fact.StreamKey))];

    /// <summary>The enrolments that say where a customer's own cycles stand: of the targets that the page may move and that have such.</summary>
    public static HashSet<EnrolmentKey> Cycles(DefinitionCatalog catalog, IReadOnlyList<Fact> page) =>
    [
        .. from at in CatalogWalk.Of(catalog, page)
           where at.Organisation.Index.OwnCycles.Length > 0
           from target in TouchedTargets.OfEvent(at.Organisation.Index, at.Fact)
           where target.OwnCycles is not null
           select new EnrolmentKey(at.Fact.StreamKey, target.TargetRuleId),
    ];

    /// <summary>The progress that the page can move. Asks for transactions and cycles to be loaded.</summary>
    public static HashSet<ProgressKey> Progress(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state)
    {
        var keys = new HashSet<ProgressKey>(page.Count);
        foreach (var touched in TouchedTargets.Of(catalog, page, state))
            if (touched.Key is { } key)
                keys.Add(key);
        return keys;
    }

    /// <summary>The rows that the page's clock events may close, beside those that the page itself moves.</summary>
    public static HashSet<DueRows> Due(DefinitionCatalog catalog, IReadOnlyList<Fact> page)
    {
        var due = new HashSet<DueRows>();
        var clocks = 0;
        foreach (var fact in page)
        {
            catalog = catalog.With(fact);
            if (fact.Event is not ClockAdvanced)
                continue;
            clocks++;
            foreach (var (id, group) in catalog.Organisation(fact.OrgId).Groups)
                due.Add(new DueRows(fact.OrgId, id, group.ClosedThrough, clocks * ClockFold.MostRows));
        }
        return due;
    }

    /// <summary>
    /// The enrolments that the page may ask for: of who has no progress yet in a period of it, of who is enrolled or un-enrolled by it, and where a
    /// correction asks whether the bill came before. Asks for progress to be loaded.
    /// </summary>
    public static HashSet<EnrolmentKey> Enrolments(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state) =>
    [
        .. state.Progress.Absent.Select(key => new EnrolmentKey(key.StreamKey, key.TargetRuleId)),
        .. state.Progress.All.Where(row => row.Removed).Select(row => new EnrolmentKey(row.StreamKey, row.TargetRuleId)),
        .. EnrolmentChanges(catalog, page),
        .. from at in CatalogWalk.Of(catalog, page)
           where at.Fact.Event is TransactionUpdated
           from target in at.Organisation.Index.Transactions
           where target.TracksFromEnrolment
           select new EnrolmentKey(at.Fact.StreamKey, target.TargetRuleId),
    ];

    /// <summary>Who is un-enrolled by the page: all progress of theirs may go.</summary>
    public static HashSet<EnrolmentKey> UnEnrolments(DefinitionCatalog catalog, IReadOnlyList<Fact> page) =>
        [.. EnrolmentChanges(catalog, page.Where(fact => fact.Event is not TargetCustomerEnrolment))];

    private static IEnumerable<EnrolmentKey> EnrolmentChanges(DefinitionCatalog catalog, IEnumerable<Fact> page) =>
        CatalogWalk.Of(catalog, page).SelectMany(step => EnrolmentEvents.Targets(step.Organisation.Index, (CustomerEvent)step.Fact.Event)
            .Select(target => new EnrolmentKey(step.Fact.StreamKey, target.TargetRuleId)));

    /// <summary>The groups' own goals that the page can move. Asks for progress to be loaded.</summary>
    public static HashSet<UnifiedKey> Unified(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state)
    {
        var changed = page.Where(fact => fact.Event is TargetGroupDefined).Select(fact => StreamKey.DefinitionOf(fact.StreamKey).Id).ToHashSet();
        var keys = new HashSet<UnifiedKey>();
        if (changed.Count == 0 && !page.Select(fact => fact.OrgId).Distinct().Any(org => catalog.Organisation(org).HasUnified))
            return keys;
        foreach (var touched in TouchedTargets.Of(catalog, page, state))
            if (touched.Key is { } key && (touched.Target.Group.UnifiedFrom is not null || IsChanged(touched.Target.TargetGroupId)))
                keys.Add(new UnifiedKey(key.StreamKey, touched.Target.TargetGroupId, key.PeriodId));
        foreach (var row in state.Progress.All)
            if (catalog.Organisation(row.OrgId).Groups.GetValueOrDefault(row.TargetGroupId)?.UnifiedFrom is not null || IsChanged(row.TargetGroupId))
                keys.Add(new UnifiedKey(row.StreamKey, row.TargetGroupId, row.PeriodId));
        return keys;

        bool IsChanged(long groupId) => changed.Count > 0 && changed.Contains(groupId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The rows of all targets of groups that have counted before they got their own goal: what they have counts in it. Asks for these goals' keys.</summary>
    public static HashSet<ProgressKey> Together(DefinitionCatalog catalog, IReadOnlyList<Fact> page, IReadOnlyCollection<UnifiedKey> unified)
    {
        var keys = new HashSet<ProgressKey>();
        if (unified.Count == 0)
            return keys;
        var after = page.Aggregate(catalog, (known, fact) => known.With(fact));
        foreach (var key in unified)
            if (after.Organisation(StreamKey.OrganisationOf(key.StreamKey)) is var organisation && organisation.Groups[key.TargetGroupId].IsUnifiedLater)
                keys.UnionWith(organisation.RulesOf(key.TargetGroupId).Select(rule => new ProgressKey(key.StreamKey, rule, key.PeriodId)));
        return keys;
    }

    /// <summary>The streaks that the page can move.</summary>
    public static HashSet<StreakKey> Streaks(DefinitionCatalog catalog, IReadOnlyList<Fact> page)
    {
        var keys = new HashSet<StreakKey>();
        foreach (var (fact, organisation) in CatalogWalk.Of(catalog, page))
        {
            if (organisation.Streaks.IsEmpty)
                continue;
            foreach (var target in TouchedTargets.OfEvent(organisation.Index, fact))
                foreach (var streak in organisation.Index.StreaksOf(target.TargetRuleId))
                    keys.Add(new StreakKey(fact.StreamKey, streak.Definition.StreakId));
            if (StreakEnrolmentEvents.Named(organisation.Index, (CustomerEvent)fact.Event) is { } named)
                keys.Add(new StreakKey(fact.StreamKey, named.Streak.Definition.StreakId));
        }
        return keys;
    }
}
