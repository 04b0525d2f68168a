using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;
using NodaTime;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Whether a badge can be earned at a moment, and when such an earn ends; judged at <c>earnedOn</c> [spec 02.4].</summary>
internal static class BadgeState
{
    public static EarnRefusal? RefusalAt(FoldStep step, BadgeDefinition badge)
    {
        if (!badge.Active || step.Occurred < badge.StartsAt)
            return EarnRefusal.Inactive;
        if (step.Occurred >= badge.EndsAt)
            return EarnRefusal.Expired;
        return badge.MustBeIssued ? BadgeIssueFold.RefusalAt(step, badge) : null;
    }

    /// <summary>When an earn or an issue of the badge ends; null where it does not.</summary>
    public static DateTimeOffset? ExpiryOf(BadgeDefinition badge, BadgeExpiry expiry, DateTimeOffset from, DateTimeZone zone) => expiry switch
    {
        { Kind: ExpiryKind.At, Date: { } date } => date,
        { Kind: ExpiryKind.At, LastDay: { } day } => zone.StartOf(day.PlusDays(1)).ToDateTimeOffset(),
        { Kind: ExpiryKind.After, Days: { } days } => After(from, days),
        { Kind: ExpiryKind.WithBadge } => badge.EndsAt,
        _ => null,
    };

    /// <summary>Days of 24 hours; beyond the end of the calendar it lasts for ever.</summary>
    private static DateTimeOffset? After(DateTimeOffset from, int days) =>
        from <= DateTimeOffset.MaxValue.AddDays(-days - 1) ? from.AddDays(days) : null;
}
