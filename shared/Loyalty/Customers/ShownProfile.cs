namespace EventPlatform.Loyalty.Customers;

/// <summary>What of a profile the profile route sends [spec 05.1]: a change of anything else sends nothing.</summary>
internal readonly record struct ShownProfile(
    PersonalProfile Personal,
    DateTimeOffset? JoinedAt,
    string Status,
    (string? Email, string? Sms, string? Push) Consents,
    (decimal Now, decimal Lifetime, decimal Redeemed, decimal Expired) Points,
    (string? Name, DateTimeOffset? Expiry, string? Program) Tier,
    (int Earned, int Ended) Badges,
    int TargetsAchieved
)
{
    public static ShownProfile Of(CustomerProfile profile) => new(
        profile.Personal,
        profile.JoinedAt,
        profile.Status,
        (profile.ConsentOf("EMAIL"), profile.ConsentOf("SMS"), profile.ConsentOf("PUSH")),
        (profile.Points, profile.LifetimePoints, profile.PointsRedeemed, profile.PointsExpired),
        (profile.Tier, profile.TierExpiryDate, profile.Program),
        (profile.BadgesEarned, profile.BadgesEnded),
        profile.TargetsAchieved);
}
