using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Customers;

/// <summary>A profile after a fact, and whether something changed that the profile route of [spec 05.1] shows.</summary>
public readonly record struct ProfileStep(CustomerProfile Profile, bool Shown);

/// <summary>The customer's profile as a fold: any first event of a customer creates it.</summary>
public static class ProfileFold
{
    private const string Deleted = "DELETED";

    /// <summary>The profile after a fact of the customer's stream.</summary>
    /// <param name="state">The profile before; null where there is none.</param>
    /// <param name="fact">An event of the customer, or an outcome in the customer's stream.</param>
    /// <param name="known">The transaction that the event names, as it was before the event; null where it is not known. Only totals ask for it.</param>
    public static ProfileStep Apply(CustomerProfile? state, Fact fact, TransactionRecord? known = null)
    {
        var before = state ?? Begin(fact);
        var after = fact.Event is CustomerEvent happened ? Apply(before, fact, happened, known) : Conclude(before, fact);
        return new ProfileStep(after with { Sequence = fact.Sequence }, state is null || ShownProfile.Of(before) != ShownProfile.Of(after));
    }

    private static CustomerProfile Begin(Fact fact) => new()
    {
        StreamKey = fact.StreamKey,
        FirstEventAt = fact.Event.Occurred,
        LastEventAt = fact.Event.Occurred,
        Sequence = fact.Sequence,
    };

    private static CustomerProfile Apply(CustomerProfile profile, Fact fact, CustomerEvent happened, TransactionRecord? known)
    {
        var counted = profile with { EventCount = profile.EventCount + 1, LastEventAt = happened.Occurred };
        var changed = happened switch
        {
            CustomerAdded or CustomerUpdated => Master(counted, happened),
            CustomerSubscription => ConsentFold.Apply(counted, happened),
            PointsIssued or PointsRedeemed or PointsExpired or PointsTransferred => PointsFold.Apply(counted, happened),
            TierUpgraded or TierDowngraded or TierRenewed => Tier(counted, happened.Context),
            ExternalBadgeEarned => counted with { BadgesEarned = counted.BadgesEarned + 1 },
            TransactionAdded or TransactionUpdated or TransactionReturned => TransactionTotals.Apply(counted, TransactionFact.Of(fact, happened), known),
            _ => counted,
        };
        return changed with { Personal = changed.Status == Deleted ? PersonalProfile.Nobody : PersonalFold.Apply(changed.Personal, happened) };
    }

    /// <summary>What the platform concluded of the customer.</summary>
    private static CustomerProfile Conclude(CustomerProfile profile, Fact fact) => fact.Event switch
    {
        BadgeEarned => profile with { BadgesEarned = profile.BadgesEarned + 1 },
        TargetValueAchieved => profile with { TargetsAchieved = profile.TargetsAchieved + 1 },
        _ => profile,
    };

    private static CustomerProfile Master(CustomerProfile profile, CustomerEvent happened)
    {
        var context = happened.Context;
        return profile with
        {
            LoyaltyType = context.Text(ContextCodes.LoyaltyType) ?? profile.LoyaltyType,
            Source = context.Text(ContextCodes.Source) ?? profile.Source,
            Status = context.Text(ContextCodes.Status) ?? profile.Status,
            JoinedAt = ProfileDates.Of(context[ContextCodes.JoinedAt]) ?? profile.JoinedAt ?? (happened is CustomerAdded ? happened.Occurred : null),
        };
    }

    private static CustomerProfile Tier(CustomerProfile profile, EventContext context) => profile with
    {
        Tier = context.Text(ContextCodes.Tier) ?? profile.Tier,
        TierExpiryDate = ProfileDates.Of(context[ContextCodes.TierExpiryDate]) ?? profile.TierExpiryDate,
        Program = context.Text(ContextCodes.ProgramId) ?? profile.Program,
    };
}
