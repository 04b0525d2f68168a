using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>A badge was earned.</summary>
/// <param name="EarnedOn">The cause's occurred time.</param>
internal sealed record Earned(LogEntry Cause, string Customer, string BadgeId, DateTimeOffset EarnedOn, DateTimeOffset? ExpiresAt, EarnCause Because, long Version) : Entry(Cause, Customer);

/// <summary>An earn: granted, or refused with its reason, never silence [spec 02.4].</summary>
internal static class Earns
{
    public static void Judge(Place place, string badgeId, EarnCause because)
    {
        var badge = place.Rules.Badge(badgeId);
        if (Refusal(place, badge) is { } reason)
            place.Conclude("badgeEarnRefused", ("badgeId", badgeId), ("reason", reason), ("triggeringActivity", because.ToString()));
        else
            Grant(place, badge!, because);
    }

    private static string? Refusal(Place place, BadgeRule? badge)
    {
        var earnedOn = place.Now.Occurred;
        if (badge is null || badge.Retired)
            return "UNKNOWN_BADGE";
        if (!badge.Active || earnedOn < badge.StartsAt)
            return "INACTIVE";
        if (earnedOn >= badge.EndsAt)
            return "EXPIRED";
        if (Issues.Refusal(place, badge) is { } refusal)
            return refusal;
        return Limits.Of(place, badge).Any(limit => limit.IsExceeded) ? "LIMIT" : null;
    }

    private static void Grant(Place place, BadgeRule badge, EarnCause because)
    {
        var limits = Limits.Of(place, badge);
        var expiresAt = Expiries.Of(place, badge, badge.EarnExpiry, place.Now.Occurred);
        place.Ledger.Add(new Earned(place.Now, place.Customer, badge.Id, place.Now.Occurred, expiresAt, because, badge.Version));
        place.Conclude("badgeEarned", ("badgeId", badge.Id), ("definitionVersion", badge.Version), ("expiresAt", expiresAt),
            ("triggeringActivity", because.ToString()), ("earnConstraints", string.Join(", ", limits)));
    }
}
