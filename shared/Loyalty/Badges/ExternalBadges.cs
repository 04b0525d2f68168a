using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Badges;

/// <summary>A badge that another system reports: held, but in no limit, and never published again [spec 02.1].</summary>
internal static class ExternalBadges
{
    /// <summary>Holds the badge; an earn that is reported again under the same earn id is the same earn.</summary>
    public static void Hold(LoyaltyState state, Fact fact, ExternalBadgeEarned external)
    {
        if (external.Context.Text(ContextCodes.BadgeId) is not { } badgeId)
            return;
        state.HeldBadges.SetFirst(new HeldBadge
        {
            StreamKey = fact.StreamKey,
            BadgeId = badgeId,
            EarnId = external.Context.Text(ContextCodes.EarnId) ?? EarnId.Of(external.Occurred, fact.Id),
            EarnedOn = external.Occurred,
            ExpiresAt = external.Context[ContextCodes.ExpiresAt].Instant,
            Origin = BadgeOrigin.External,
            CauseId = fact.Id,
            Sequence = fact.Sequence,
        });
    }
}
