using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Customers;

/// <summary>A profile after a fact, and whether something changed that the profile route of [spec 05.1] shows.</summary>
public readonly record struct ProfileStep(CustomerProfile Profile, bool Shown);

/// <summary>The customer's profile as a fold: the first event that says something of the customer creates it.</summary>
public static class ProfileFold
{
    private const string Deleted = "DELETED";

    /// <summary>Can the event change a profile? What only moves progress or totals cannot, unless it names the customer's identifiers.</summary>
    public static bool Concerns(StoredEvent happened) => happened switch
    {
        CustomerAdded or CustomerUpdated or CustomerSubscription => true,
        PointsIssued or PointsRedeemed or PointsExpired or PointsTransferred => true,
        TierUpgraded or TierDowngraded or TierRenewed => true,
        ExternalBadgeEarned or BadgeEarned or BadgeExpired or BadgeRevoked or TargetValueAchieved => true,
        CustomerEvent other => !other.Personal.IsEmpty,
        _ => false,
    };

    /// <summary>The profile after a fact of the customer's stream.</summary>
    /// <param name="state">The profile before; null where there is none.</param>
    /// <param name="fact">An event of the customer, or an outcome in the customer's stream.</param>
    public static ProfileStep Apply(CustomerProfile? state, Fact fact)
    {
        var before = state ?? new CustomerProfile { StreamKey = fact.StreamKey, Sequence = fact.Sequence };
        var after = fact.Event is CustomerEvent happened ? Apply(before, happened) : Conclude(before, fact);
        return after == before && state is not null
            ? new ProfileStep(state, Shown: false)
            : new ProfileStep(after with { Sequence = fact.Sequence }, state is null || ShownProfile.Of(before) != ShownProfile.Of(after));
    }

    private static CustomerProfile Apply(CustomerProfile profile, CustomerEvent happened)
    {
        var changed = happened switch
        {
            CustomerAdded or CustomerUpdated => Master(profile, happened),
            CustomerSubscription => ConsentFold.Apply(profile, happened),
            PointsIssued or PointsRedeemed or PointsExpired or PointsTransferred => PointsFold.Apply(profile, happened),
            TierUpgraded or TierDowngraded or TierRenewed => Tier(profile, happened.Context),
            ExternalBadgeEarned => profile with { BadgesEarned = profile.BadgesEarned + 1 },
            _ => profile,
        };
        return changed with { Personal = changed.Status == Deleted ? PersonalProfile.Nobody : PersonalFold.Apply(changed.Personal, happened) };
    }

    /// <summary>What the platform concluded of the customer.</summary>
    private static CustomerProfile Conclude(CustomerProfile profile, Fact fact) => fact.Event switch
    {
        BadgeEarned => profile with { BadgesEarned = profile.BadgesEarned + 1 },
        BadgeExpired or BadgeRevoked => profile with { BadgesEnded = profile.BadgesEnded + 1 },
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
