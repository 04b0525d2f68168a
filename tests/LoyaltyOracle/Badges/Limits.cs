using System.Text.Json;
using EventPlatform.LoyaltyOracle.Definitions;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>A limit and how far it is used with one more earn; the count is null where it does not hold for this earn.</summary>
internal sealed record Limit(string Level, string Type, long? Most, int? Count)
{
    public bool IsExceeded => Count > Most;

    public override string ToString() => Most is null ? $"{Level} {Type}" : $"{Level} {Type} {Count}/{Most}";
}

/// <summary>Limits count earns already in the log, revoked and expired ones too; <c>BADGE</c> those of all customers [spec 02.4].</summary>
internal static class Limits
{
    public static List<Limit> Of(Place place, BadgeRule badge) => [.. badge.Limits.Select(limit => Of(place, badge, limit))];

    private static Limit Of(Place place, BadgeRule badge, JsonElement limit)
    {
        var (level, type) = (limit.Text("constraintLevel")!, limit.Text("constraintType")!);
        if (type == "NONE")
            return new Limit(level, type, null, null);
        var earns = place.Ledger.All<Earned>().Where(earned => earned.BadgeId == badge.Id && (level == "BADGE" || earned.Customer == place.Customer));
        var window = Windows.Of(place, badge, limit);
        return new Limit(level, type, limit.Whole("maxEarnLimit"), window is null ? null : earns.Count(earned => window(earned.EarnedOn)) + 1);
    }
}
