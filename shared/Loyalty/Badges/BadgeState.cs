using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;
using NodaTime;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Whether a badge can be earned at a moment, and when such an earn ends; judged at <c>earnedOn</c> [spec 02.4].</summary>
internal static class BadgeState
{
    public static EarnRefusal? RefusalAt(BadgeDefinition badge, DateTimeOffset earnedOn)
    {
        if (!badge.Active || earnedOn < badge.StartsAt)
            return EarnRefusal.Inactive;
        return earnedOn >= badge.EndsAt ? EarnRefusal.Expired : null;
    }

    public static DateTimeOffset? ExpiryOf(BadgeDefinition badge, DateTimeOffset earnedOn, DateTimeZone zone) => badge.EarnExpiry switch
    {
        { Kind: ExpiryKind.At, Date: { } date } => date,
        { Kind: ExpiryKind.At, LastDay: { } day } => zone.StartOf(day.PlusDays(1)).ToDateTimeOffset(),
        { Kind: ExpiryKind.After, Days: { } days } => After(earnedOn, days),
        { Kind: ExpiryKind.WithBadge } => badge.EndsAt,
        _ => null,
    };

    /// <summary>Days of 24 hours; beyond the end of the calendar an earn lasts for ever.</summary>
    private static DateTimeOffset? After(DateTimeOffset earnedOn, int days) =>
        earnedOn <= DateTimeOffset.MaxValue.AddDays(-days - 1) ? earnedOn.AddDays(days) : null;
}
