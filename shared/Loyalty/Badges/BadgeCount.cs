using System.Text.Json.Serialization;
using System.Globalization;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Whose earns of a badge are counted: a customer's (the stream's key) or, for the level <c>BADGE</c>, the organisation's (its id).</summary>
public readonly record struct BadgeCountKey(string Holder, string BadgeId)
{
    /// <summary>Stream keys have a colon, ids of organisations have none.</summary>
    public bool IsCustomer => Holder.Contains(':', StringComparison.Ordinal);

    public static BadgeCountKey OfCustomer(string streamKey, string badgeId) => new(streamKey, badgeId);

    public static BadgeCountKey OfOrganisation(long orgId, string badgeId) => new(orgId.ToString(CultureInfo.InvariantCulture), badgeId);
}

/// <summary>How often a badge was earned; revoked and expired earns stay counted, external ones never are [spec 02.4].</summary>
public sealed record BadgeCount(string Holder, string BadgeId, int Earned) : IRow<BadgeCountKey>
{
    [JsonIgnore]
    public BadgeCountKey Key => new(Holder, BadgeId);
}
