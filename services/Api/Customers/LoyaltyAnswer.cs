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

    internal static LoyaltyAnswer Of(CustomerProfile profile) => new()
    {
        Points = profile.Points,
        LifetimePoints = profile.LifetimePoints,
        PointsRedeemed = profile.PointsRedeemed,
        PointsExpired = profile.PointsExpired,
        Tier = profile.Tier,
        TierExpiryDate = profile.TierExpiryDate,
        Program = profile.Program,
        TransactionCount = profile.TransactionCount,
        TransactionTotal = profile.TransactionTotal,
        BadgesEarned = profile.BadgesEarned,
        TargetsAchieved = profile.TargetsAchieved,
    };
}
