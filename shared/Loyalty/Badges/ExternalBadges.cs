using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Badges;

/// <summary>A badge that another system reports: held, but in no limit, and never published again [spec 02.1].</summary>
internal static class ExternalBadges
{
    /// <summary>Holds the badge; an earn that is reported again under the same earn id is the same earn.</summary>
    public static void Hold(LoyaltyState state, Fact fact, ExternalBadgeEarned external)
    {
        if (KeyOf(fact) is not { } key)
            return;
        state.HeldBadges.SetFirst(new HeldBadge
        {
            StreamKey = fact.StreamKey,
            BadgeId = key.BadgeId,
            EarnId = key.EarnId,
            EarnedOn = external.Occurred,
            ExpiresAt = external.Context[ContextCodes.ExpiresAt].Instant,
            Origin = BadgeOrigin.External,
            CauseId = fact.Id,
            Sequence = fact.Sequence,
        });
    }

    /// <summary>The earn that a fact reports; null where it reports none.</summary>
    public static HeldBadgeKey? KeyOf(Fact fact) =>
        fact.Event is ExternalBadgeEarned external && external.Context.Text(ContextCodes.BadgeId) is { } badgeId
            ? new(fact.StreamKey, badgeId, external.Context.Text(ContextCodes.EarnId) ?? EarnId.Of(external.Occurred, fact.Id))
            : null;
}
