using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Which badges a page of facts could earn, and what must be known for it: as <see cref="LoyaltyKeys"/> does for rows, never less than the fold asks for.</summary>
public static class EarnKeys
{
    /// <summary>The badges that the page could earn. Asks for progress to be loaded.</summary>
    public static List<EarnCandidate> Candidates(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state)
    {
        var candidates = new List<EarnCandidate>();
        foreach (var touched in TouchedTargets.Of(catalog, page, state))
        {
            if (touched.Target.Badges.Length > 0 && !(touched.Key is { } key && state.Progress.Find(key) is { Rewarded: true }))
                foreach (var badgeId in touched.Target.Badges)
                    candidates.Add(new(touched.Fact, badgeId));
            if (touched.Target.Group.Definition.Unified is { Badges.Count: > 0 } unified)
                candidates.AddRange(unified.Badges.Select(badgeId => new EarnCandidate(touched.Fact, badgeId)));
        }
        foreach (var (fact, organisation) in CatalogWalk.Of(catalog, page))
            if (!organisation.Streaks.IsEmpty)
                AddStreaks(candidates, fact, organisation.Index);
        foreach (var (fact, rules) in CatalogWalk.Of(catalog, page))
            AddEarnOn(candidates, fact, rules.Index);
        candidates.AddRange(BadgeRequestFold.Candidates(page));
        return candidates;
    }

    /// <summary>How often the badges that the page could earn were earned before.</summary>
    public static HashSet<BadgeCountKey> Counts(IReadOnlyList<EarnCandidate> candidates) =>
        [.. candidates.SelectMany(candidate => candidate.Counts)];

    /// <summary>The issues that the page changes, or that the badges that it could earn ask for.</summary>
    public static HashSet<BadgeIssueKey> Issues(DefinitionCatalog catalog, IReadOnlyList<Fact> page, IReadOnlyList<EarnCandidate> candidates)
    {
        var byFact = candidates.ToLookup(candidate => candidate.Fact.Sequence);
        return
        [
            .. page.Select(BadgeIssueFold.KeyOf).OfType<BadgeIssueKey>(),
            .. from at in CatalogWalk.Of(catalog, page)
               from candidate in byFact[at.Fact.Sequence]
               where at.Organisation.Badges.GetValueOrDefault(candidate.BadgeId) is { Definition.MustBeIssued: true }
               select new BadgeIssueKey(at.Fact.StreamKey, candidate.BadgeId),
        ];
    }

    /// <summary>The spans of time in which the limits of these badges count.</summary>
    public static List<EarnGap> Times(DefinitionCatalog catalog, IReadOnlyList<Fact> page, IReadOnlyList<EarnCandidate> candidates)
    {
        var byFact = candidates.ToLookup(candidate => candidate.Fact.Sequence);
        return EarnGap.Between(
            from at in CatalogWalk.Of(catalog, page)
            from candidate in byFact[at.Fact.Sequence]
            from asked in BadgeLimits.Asked(at.Organisation, candidate)
            select asked);
    }

    private static void AddStreaks(List<EarnCandidate> candidates, Fact fact, RuleIndex rules)
    {
        var named = StreakEnrolmentEvents.Named(rules, (CustomerEvent)fact.Event);
        foreach (var streak in TouchedTargets.OfEvent(rules, fact).SelectMany(target => rules.StreaksOf(target.TargetRuleId)).Concat(named is { } one ? [one.Streak] : []))
            candidates.AddRange(streak.Definition.Levels.SelectMany(level => level.Badges).Select(badgeId => new EarnCandidate(fact, badgeId)));
    }

    private static void AddEarnOn(List<EarnCandidate> candidates, Fact fact, RuleIndex rules)
    {
        var happened = (CustomerEvent)fact.Event;
        foreach (var earn in rules.Earns(TransactionFact.Of(fact, happened).EventName(happened)))
            if (earn.EarnOn.Filter is not { } filter || filter.Matches(happened.Context))
                candidates.Add(new(fact, earn.Badge.Definition.BadgeId));
    }
}
