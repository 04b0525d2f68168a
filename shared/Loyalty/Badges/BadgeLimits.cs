using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

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
        var all = Next(step, BadgeCountKey.OfOrganisation(step.Fact.OrgId, badge.BadgeId));
        var own = Next(step, BadgeCountKey.OfCustomer(step.Fact.StreamKey, badge.BadgeId));
        constraints = [];
        foreach (var constraint in badge.EarnConstraints)
            if (CountFor(constraint, all, own) > constraint.MaxEarnLimit)
                return false;
        step.State.BadgeCounts.Set(all);
        step.State.BadgeCounts.Set(own);
        constraints = [.. badge.EarnConstraints.Select(constraint => Told(constraint, CountFor(constraint, all, own)))];
        return true;
    }

    private static BadgeCount Next(FoldStep step, BadgeCountKey key) =>
        new(key.Holder, key.BadgeId, (step.State.BadgeCounts.Find(key)?.Earned ?? 0) + 1);

    private static int CountFor(EarnConstraint constraint, BadgeCount all, BadgeCount own) =>
        constraint.Level == ConstraintLevel.Badge ? all.Earned : own.Earned;

    private static EarnConstraintCount Told(EarnConstraint constraint, int count)
    {
        var level = constraint.Level == ConstraintLevel.Badge ? "BADGE" : "CUSTOMER";
        return constraint.Type == ConstraintType.None
            ? new EarnConstraintCount(level, "NONE")
            : new EarnConstraintCount(level, "OVERALL") { MaxEarnLimit = constraint.MaxEarnLimit, CurrentEarnCount = count };
    }
}
