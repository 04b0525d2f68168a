using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using NodaTime;

namespace EventPlatform.Loyalty.Badges;

/// <summary>
/// Limits count the earns that stand in the log already, revoked and expired ones too; one of level <c>BADGE</c> holds across all
/// customers, exactly, in log order [spec 02.4].
/// </summary>
internal static class BadgeLimits
{
    /// <summary>Counts one earn where every limit allows it, and tells how far each is used, this earn included.</summary>
    public static bool TryCount(FoldStep step, BadgeDefinition badge, out IReadOnlyList<EarnConstraintCount> constraints)
    {
        var (all, own) = (BadgeCountKey.OfOrganisation(step.Fact.OrgId, badge.BadgeId), BadgeCountKey.OfCustomer(step.Fact.StreamKey, badge.BadgeId));
        var counts = new List<EarnConstraintCount>(badge.EarnConstraints.Count);
        constraints = counts;
        foreach (var constraint in badge.EarnConstraints)
        {
            var (count, range) = CountWith(step, badge, constraint, constraint.Level == ConstraintLevel.Badge ? all : own);
            if (range is not null && count > constraint.MaxEarnLimit)
                return false;
            counts.Add(ConstraintTexts.Of(constraint, count, range));
        }
        Count(step, all);
        Count(step, own);
        return true;
    }

    /// <summary>The spans of time in which the limits of a badge count for a candidate, under the definitions in force there.</summary>
    public static IEnumerable<(BadgeCountKey Key, EarnRange Range)> Asked(OrganisationCatalog organisation, EarnCandidate candidate)
    {
        if (organisation.Badges.GetValueOrDefault(candidate.BadgeId) is not { Retired: false, Definition: var badge })
            yield break;
        foreach (var constraint in badge.EarnConstraints)
            if (RangeOf(badge, constraint, candidate.Fact.Event.Occurred, organisation.TimeZone) is { } range)
                yield return (candidate.Counts[(int)constraint.Level], range);
    }

    private static (long Count, EarnRange? Range) CountWith(FoldStep step, BadgeDefinition badge, EarnConstraint constraint, BadgeCountKey key)
    {
        if (constraint.Window is null)
            return ((step.State.BadgeCounts.Find(key)?.Earned ?? 0) + 1, EarnRange.Always);
        return RangeOf(badge, constraint, step.Occurred, step.Organisation.TimeZone) is { } range ? (step.State.EarnTimes.Count(key, range) + 1, range) : (0, null);
    }

    private static EarnRange? RangeOf(BadgeDefinition badge, EarnConstraint constraint, DateTimeOffset earnedOn, DateTimeZone zone) =>
        constraint.Window is { } window ? EarnRange.Of(window, earnedOn, zone, badge.StartsAt) : null;

    private static void Count(FoldStep step, BadgeCountKey key)
    {
        step.State.BadgeCounts.Set(new BadgeCount(key.Holder, key.BadgeId, (step.State.BadgeCounts.Find(key)?.Earned ?? 0) + 1));
        step.State.EarnTimes.Add(key, step.Occurred);
    }
}
