using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>A badge was issued to a customer, who may earn it until the issue ends.</summary>
internal sealed record Issued(LogEntry Cause, string Customer, string BadgeId, DateTimeOffset? ExpiresAt) : Entry(Cause, Customer);

/// <summary><c>ISSUE_EARN</c>: a badge must be issued before it is earned [spec 02.4, 06.3].</summary>
internal static class Issues
{
    /// <summary>When an issue ends is settled when it is issued; one of a badge that is not defined then does not end.</summary>
    public static void Judge(Place place)
    {
        if (place.Now.Name == "badgeIssued" && place.Now.Context.Text("badgeId") is { } badgeId)
            place.Ledger.Add(new Issued(place.Now, place.Customer, badgeId,
                place.Rules.Badge(badgeId) is { } badge ? Expiries.Of(place, badge, badge.IssueExpiry, place.Now.Occurred) : null));
    }

    /// <summary><c>NOT_ISSUED</c> where it never was; <c>EXPIRED</c> where every issue had ended at the time of the earn.</summary>
    public static string? Refusal(Place place, BadgeRule badge)
    {
        var issues = place.Ledger.All<Issued>().Where(issued => (issued.Customer, issued.BadgeId) == (place.Customer, badge.Id)).ToList();
        if (!badge.MustBeIssued || issues.Exists(issued => !(place.Now.Occurred >= issued.ExpiresAt)))
            return null;
        return issues.Count == 0 ? "NOT_ISSUED" : "EXPIRED";
    }
}
