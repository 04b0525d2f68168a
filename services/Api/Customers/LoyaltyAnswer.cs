using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Api.Customers;

/// <summary>What a customer has gathered.</summary>
public sealed record LoyaltyAnswer
{
    /// <summary>Points at hand.</summary>
    public required decimal Points { get; init; }

    /// <summary>All points ever issued.</summary>
    public required decimal LifetimePoints { get; init; }

    public required decimal PointsRedeemed { get; init; }
    public required decimal PointsExpired { get; init; }
    public string? Tier { get; init; }
    public DateTimeOffset? TierExpiryDate { get; init; }
    public string? Program { get; init; }
    public required int TransactionCount { get; init; }

    /// <summary>Net amounts of all transactions less returns.</summary>
    public required decimal TransactionTotal { get; init; }

    public required int BadgesEarned { get; init; }
    public required int TargetsAchieved { get; init; }

    internal static LoyaltyAnswer Of(CustomerProfile? profile, CustomerTotals? totals) => new()
    {
        Points = profile?.Points ?? 0,
        LifetimePoints = profile?.LifetimePoints ?? 0,
        PointsRedeemed = profile?.PointsRedeemed ?? 0,
        PointsExpired = profile?.PointsExpired ?? 0,
        Tier = profile?.Tier,
        TierExpiryDate = profile?.TierExpiryDate,
        Program = profile?.Program,
        TransactionCount = totals?.TransactionCount ?? 0,
        TransactionTotal = totals?.TransactionTotal ?? 0,
        BadgesEarned = profile?.BadgesEarned ?? 0,
        TargetsAchieved = profile?.TargetsAchieved ?? 0,
    };
}
