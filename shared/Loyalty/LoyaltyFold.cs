using EventPlatform.Loyalty.Clock;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty;

/// <summary>The rules as one step: state × fact → state × outcomes [spec 02]. No clock, no I/O.</summary>
public static class LoyaltyFold
{
    /// <summary>Folds one fact: changes the rows in <paramref name="state"/>, adds what it concludes to <paramref name="outcomes"/>.</summary>
    /// <returns>The definitions in force after the fact.</returns>
    public static DefinitionCatalog Apply(DefinitionCatalog catalog, LoyaltyState state, Fact fact, List<Outcome> outcomes)
    {
        switch (fact.Event)
        {
            case DefinitionEvent:
                return catalog.With(fact);
            case ClockAdvanced clock:
                catalog = catalog.With(fact);
                ClockFold.Apply(catalog.Organisation(fact.OrgId), state, fact, clock, outcomes);
                BadgeExpiryFold.Apply(state, fact, clock, outcomes);
                break;
            case ExternalBadgeEarned external:
                ExternalBadges.Hold(state, fact, external);
                break;
            case CustomerEvent happened:
                Apply(new FoldStep(catalog.Organisation(fact.OrgId), state, fact, happened, outcomes));
                break;
        }
        return catalog;
    }

    private static void Apply(FoldStep step)
    {
        step.State.History.Follow(step.Fact);
        var transaction = TransactionFact.Of(step.Fact, step.Happened);
        if (transaction.Kind != TransactionFactKind.None && !TransactionFold.Apply(step, transaction))
            return;
        ReturnRevocation.Apply(step, transaction);
        BadgeRequestFold.Apply(step);
        var name = transaction.EventName(step.Happened);
        EnrolmentEvents.Apply(step);
        StreakEnrolmentEvents.Apply(step);
        BehaviouralFold.Apply(step, name);
        UnifiedFold.Settle(step);
        EarnOnFold.Apply(step, name);
    }
}
