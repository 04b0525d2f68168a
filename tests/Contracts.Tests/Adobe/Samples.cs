using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Tests.Adobe;

/// <summary>One installation, and one customer's outcomes and profile in it.</summary>
internal static class Samples
{
    public static readonly AdobeIdentities Identities = new();
    public static readonly AdobeEnvelope Events = new("acme", "1234567890ABCDEF@AdobeOrg", "EventPlatform", "events", "events-dataset", null);
    public static readonly AdobeEnvelope Profiles = new("acme", "1234567890ABCDEF@AdobeOrg", "EventPlatform", "profiles", "profiles-dataset", null);

    public static readonly Guid Id = Guid.Parse("72fe1900-a413-8d82-9582-f955474739aa");
    public static readonly DateTimeOffset Occurred = new(2023, 10, 3, 12, 12, 2, 450, TimeSpan.FromHours(5.5));
    public static readonly DateTimeOffset Stored = new DateTimeOffset(2023, 10, 3, 6, 42, 2, 593, TimeSpan.Zero).AddTicks(1234560);

    public static BadgeEarned Badge => new()
    {
        Name = "badgeEarned",
        Occurred = Occurred,
        Received = Stored,
        BadgeId = "650c0896aefcde237f3dba43",
        EarnId = "651bb7bac983d041efbc78fc",
        BadgeName = "Großkunde",
        BadgeGroup = "spend",
        BadgeRank = 3,
        Owner = "Milestones",
        ExpiresAt = Occurred.AddDays(365),
        DefinitionVersion = 2,
        TriggeringActivity = new("targetValueAchieved", [new("targetRuleId", "2711"), new("periodId", "290010001")]),
        EarnConstraints =
        [
            new("BADGE", "OVERALL") { MaxEarnLimit = 1000, CurrentEarnCount = 5 },
            new("CUSTOMER", "ROLLING_WINDOW") { RollType = "DAYS", RollValue = 5, MaxEarnLimit = 50, CurrentEarnCount = 2 },
            new("CUSTOMER", "NONE"),
        ],
    };

    public static BadgeExpired Expired => new()
    {
        Name = "badgeExpired",
        Occurred = Occurred.AddDays(365),
        Received = Stored.AddDays(365),
        BadgeId = Badge.BadgeId,
        EarnId = Badge.EarnId,
        EarnedOn = Occurred,
        TriggeringActivity = new("clockAdvanced", [new("eventId", Id.ToString())]),
    };

    public static BadgeRevoked Revoked => new()
    {
        Name = "badgeRevoked",
        Occurred = Occurred.AddDays(1),
        Received = Stored.AddDays(1),
        BadgeId = Badge.BadgeId,
        EarnId = Badge.EarnId,
        EarnedOn = Occurred,
        TriggeringActivity = new("transactionReturned", [new("transactionId", "T1")]),
        Reason = "not shown",
    };

    public static TargetValueAchieved Achieved => new()
    {
        Name = "targetValueAchieved",
        Occurred = Occurred,
        Received = Stored,
        TargetGroupId = 29001,
        TargetGroupName = "Festive spend",
        TargetRuleId = 2711,
        TargetName = "Spend 195 a month",
        PeriodId = 290010001,
        PeriodStart = new(2023, 10, 1, 0, 0, 0, TimeSpan.FromHours(5.5)),
        PeriodEnd = new(2023, 11, 1, 0, 0, 0, TimeSpan.FromHours(5.5)),
        AchievedValue = 201.25m,
        DefinedValue = 195.000m,
        DefinitionVersion = 1,
    };

    public static TargetValueUnAchieved UnAchieved => new()
    {
        Name = "targetValueUnAchieved",
        Occurred = Occurred,
        Received = Stored,
        TargetGroupId = 29001,
        TargetGroupName = "Festive spend",
        TargetRuleId = 2711,
        TargetName = "Spend 195 a month",
        PeriodId = 290010001,
        PeriodStart = new(2023, 10, 1, 0, 0, 0, TimeSpan.FromHours(5.5)),
        PeriodEnd = new(2023, 11, 1, 0, 0, 0, TimeSpan.FromHours(5.5)),
        AchievedValue = -3.5m,
        DefinedValue = 195.000m,
        DefinitionVersion = 1,
    };

    public static PublishedProfile Profile => new()
    {
        CustomerId = "381921157",
        ChangedAt = Stored,
        Contact = new("Zoë", "O'Neil", "+91 90000-00001", " Someone@Example.COM "),
        Status = "ACTIVE",
        Consents = [new("EMAIL", "OPTIN"), new("SMS", "OPTOUT"), new("WHATSAPP", "OPTIN")],
        JoinedAt = Occurred.AddYears(-1),
        Points = 1250,
        PointsRedeemed = 500,
        PointsExpired = 12.5m,
        LifetimePoints = 1762.5m,
        Tier = "gold",
        TierExpiry = Occurred.AddYears(1),
        Program = "purchase rewards",
        Badges = [new("650c0896aefcde237f3dba43", Occurred, Occurred.AddDays(365))],
        Milestones = [new(29001, 2711, 290010001, 201.25m, 195.000m, "ACHIEVED")],
    };

    public static PublishedEvent Published(OutcomeEvent outcome) => new(Id, "381921157", Stored, outcome);

    public static AdobeMessage Write(OutcomeEvent outcome) => Write(Published(outcome));

    public static AdobeMessage Write(PublishedEvent published)
    {
        using var messages = new AdobeEventMessages(Events, Identities);
        return messages.Write(published);
    }

    public static AdobeMessage Write(PublishedProfile profile)
    {
        using var messages = new AdobeProfileMessages(Profiles, Identities);
        return messages.Write(profile);
    }
}
