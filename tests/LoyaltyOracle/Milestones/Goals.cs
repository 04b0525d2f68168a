using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>The goal that is asked of a customer: their own, where an enrolment gave one, else the target's [spec 06.1].</summary>
internal static class Goals
{
    public static decimal Of(Place place, TargetRule target, Account account) => OwnOf(place, account) ?? target.Goal;

    /// <summary>The own goal in force when the row began, unless another was given since for its period.</summary>
    private static decimal? OwnOf(Place place, Account account)
    {
        var begun = place.Ledger.Of<Begun>(account).FirstOrDefault()?.Cause.Sequence ?? long.MaxValue;
        decimal? own = null;
        foreach (var entry in place.Ledger.All<Entry>().Where(entry => entry.Customer == account.Customer))
            if (entry is Enrolled enrolled && enrolled.RuleId == account.RuleId && enrolled.Cause.Sequence <= begun)
                own = enrolled.OwnGoal;
            else if (entry is Retargeted changed && changed.RuleId == account.RuleId && (changed.Cause.Sequence < begun || changed.Running?.Id == account.Period.Id))
                own = changed.OwnGoal;
        return own;
    }
}
