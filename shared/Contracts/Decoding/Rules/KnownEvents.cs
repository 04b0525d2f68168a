using System.Collections.Frozen;
using System.Text;
using EventPlatform.Contracts.Events;
using static EventPlatform.Contracts.Context.ContextCodes;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>
/// The table of customer events that change read models [spec 02.1]: for each name what it is stored as, its fields and their kinds, which are
/// required, which are personal, and where the notification forms have them under names of their own [Capillary event schema pages].
/// </summary>
internal static class KnownEvents
{
    private static readonly Field[] Profile =
    [
        new(FirstName, FieldKind.Text, FirstName, "customerIdentifiers.firstName") { Personal = true },
        new(LastName, FieldKind.Text, LastName, "customerIdentifiers.lastName") { Personal = true },
        new(Mobile, FieldKind.Id, Mobile, "customerIdentifiers.instore.mobile") { Personal = true },
        new(Email, FieldKind.Text, Email, "customerIdentifiers.instore.email") { Personal = true },
        new(ExternalId, FieldKind.Id, ExternalId, "customerIdentifiers.instore.externalId") { Personal = true },
        new(LoyaltyType, FieldKind.Text, LoyaltyType, "customerIdentifiers.loyaltyType"),
        new(Source, FieldKind.Text),
        new(JoinedAt, FieldKind.Date, JoinedAt, "enteredAt"),
    ];

    private static readonly Field[] Bill =
    [
        new(Amount, FieldKind.Amount) { Required = true },
        new(GrossAmount, FieldKind.Number),
        new(Quantity, FieldKind.Number),
        new(BillNumber, FieldKind.Id),
        new(BillDate, FieldKind.Date),
        new(CurrencyCode, FieldKind.Text),
        new(StoreCode, FieldKind.Id, StoreCode, "enteredBy.store.code", "enteredBy.till.code"),
        new("lineItems", FieldKind.LineItems),
    ];

    private static readonly Field[] Purchase =
    [
        new(TransactionId, FieldKind.Id) { Required = true }, .. Bill,
        new(Discount, FieldKind.Number), new(LineItemCount, FieldKind.Integer), new(BillType, FieldKind.Text),
    ];

    private static readonly Field[] Points =
    [
        new(ProgramId, FieldKind.Id, ProgramId, "loyaltyProgramId", "loyaltyProgramDetails.id"),
        new(TransactionId, FieldKind.Id), new(ExpiresAt, FieldKind.Date),
    ];

    private static readonly Field[] TargetEnrolment =
    [
        new("targetGroupId", FieldKind.Integer) { Required = true },
        new("targetRuleId", FieldKind.Integer, "targetRuleId", "targetId") { Required = true },
        new("periodId", FieldKind.Integer, "periodId", "targetPeriodId"), new("targetValue", FieldKind.Number),
    ];

    private static readonly Field[] Interaction =
    [
        new(Channel, FieldKind.Text) { Required = true }, new(Network, FieldKind.Text), new(MessageId, FieldKind.Id),
        Field.OneOf(Direction, ["OUT", "IN"]), Field.OneOf(Status, ["SENT", "DELIVERED", "OPENED", "FAILED"]),
        new(Receiver, FieldKind.Id) { Personal = true }, new(Subject, FieldKind.Text) { Personal = true },
        new(Body, FieldKind.Text) { Personal = true }, new(CampaignId, FieldKind.Id), new(Used, FieldKind.Boolean),
    ];

    private static readonly Field[] BadgeReference =
    [
        new(BadgeId, FieldKind.Text) { Required = true }, new("issueId", FieldKind.Text, "issueId", "issualId"), new(EarnId, FieldKind.Text),
        new("reason", FieldKind.Text), new(EarnedOn, FieldKind.Date),
    ];

    /// <summary>A bill that came back, whatever it was called.</summary>
    public static readonly KnownEvent TransactionReturned = Known("transactionReturned",
        [.. Bill, new("returnId", FieldKind.Id), new(TransactionId, FieldKind.Id), new(WholeBill, FieldKind.Boolean), new(BillType, FieldKind.Text)]);

    public static readonly KnownEvent TransactionAdded = Known("transactionAdded", Purchase);

    /// <summary>What another system reports in a notification form; in CloudEvents form the name belongs to the platform.</summary>
    public static readonly KnownEvent ExternalBadgeEarned = new("badgeEarned", EventTypes.Customer["externalBadgeEarned"], BadgeReference);

    /// <summary>The platform's own badge is to be taken back: a producer's <c>badgeRevoked</c> asks, the platform's says that it was done.</summary>
    public static readonly KnownEvent BadgeRevoked = new("badgeRevoked", EventTypes.Customer["badgeRevocationRequested"], BadgeReference);

    /// <summary>The customer block of an event: who the customer is, beside the id.</summary>
    public static readonly Field[] CustomerBlock =
    [
        new("customer.mobile", FieldKind.Id, "mobile") { Personal = true },
        new("customer.email", FieldKind.Text, "email") { Personal = true },
        new("customer.externalId", FieldKind.Id, "externalId") { Personal = true },
    ];

    /// <summary>A line of a bill.</summary>
    public static readonly Field[] LineItem =
    [
        new("sku", FieldKind.Id) { Required = true }, new(Quantity, FieldKind.Number) { Required = true },
        new(Amount, FieldKind.Number) { Required = true }, new(GrossAmount, FieldKind.Number),
        new("category", FieldKind.Text), new("brand", FieldKind.Text),
    ];

    /// <summary>All that have a meaning in every form.</summary>
    public static readonly KnownEvent[] All =
    [
        Known("customerAdded", Profile),
        Known("customerUpdated",
        [
            .. Profile,
            Field.OneOf(
                Status, ["ACTIVE", "DISABLED", "SUSPENDED", "DELETED"], Status, "customerStatus.currentStatus", "customerStatus.currentLabel"),
        ]),
        Known("customerSubscription",
        [
            new(Channel, FieldKind.Text, Channel, "subscriptions.0.channel") { Required = true },
            Field.OneOf(Status, ["OPTIN", "OPTOUT"], Status, "subscriptions.0.currentStatus") with { Required = true },
            new(Priority, FieldKind.Id, Priority, "subscriptions.0.priority"),
        ]),
        TransactionAdded,
        Known("transactionUpdated", Purchase),
        TransactionReturned,
        Known("pointsIssued", [new("points", FieldKind.Number, "points", "totalPointsIssued") { Required = true }, .. Points]),
        Known("pointsRedeemed", [new("points", FieldKind.Number, "points", "pointsRedeemed") { Required = true }, .. Points]),
        Known("pointsExpired", [new("points", FieldKind.Number, "points", "pointsExpired") { Required = true }, .. Points]),
        Known("pointsTransferred", [new("points", FieldKind.Number) { Required = true }, .. Points]),
        Known("tierUpgraded", TierChange("upgradedTierNumber")),
        Known("tierDowngraded", TierChange("downgradedTierNumber")),
        Known("tierRenewed", TierChange("currentTierNumber")),
        Known("targetCustomerEnrolment", TargetEnrolment),
        Known("targetCustomerUnEnrolment", TargetEnrolment),
        Known("streakCustomerEnrolment", StreakEnrolment("streakEnrolmentData.0.streakId")),
        Known("streakCustomerUnEnrolment", StreakEnrolment("streakUnEnrolmentData.0.streakId")),
        Known("segmentMembershipChanged",
            [new("segment", FieldKind.Text) { Required = true }, new("member", FieldKind.Boolean) { Required = true }]),
        Known("interactionRecorded", Interaction),
        Known("badgeIssued", BadgeReference),
    ];

    private static readonly FrozenDictionary<string, KnownEvent>.AlternateLookup<ReadOnlySpan<char>> ByName =
        All.ToFrozenDictionary(known => known.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The event of that name in CloudEvents form, or null where the name is free or the platform's own.</summary>
    public static KnownEvent? FindInCloudEvents(ReadOnlySpan<byte> name) =>
        Find(name) ?? (name.SequenceEqual("badgeRevoked"u8) ? BadgeRevoked : null);

    /// <summary>The event of that name in a notification form, or null where it only stands on the timeline.</summary>
    public static KnownEvent? FindInNotifications(ReadOnlySpan<byte> name) =>
        Find(name) ?? (name.SequenceEqual("badgeEarned"u8) ? ExternalBadgeEarned : null);

    private static KnownEvent? Find(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[DecoderLimits.NameCharacters];
        return name.Length <= chars.Length && ByName.TryGetValue(chars[..Encoding.ASCII.GetChars(name, chars)], out var known) ? known : null;
    }

    private static KnownEvent Known(string name, Field[] fields) => new(name, EventTypes.Customer[name], fields);

    private static Field[] TierChange(string newTier) =>
    [
        new(PreviousTier, FieldKind.Id, PreviousTier, "previousTierNumber"), new(Tier, FieldKind.Id, Tier, newTier),
        new(ProgramId, FieldKind.Id, ProgramId, "loyaltyProgramId", "loyaltyProgramDetails.id"), new(TierExpiryDate, FieldKind.Date),
    ];

    private static Field[] StreakEnrolment(string notificationPath) =>
        [new("streakId", FieldKind.Integer, "streakId", notificationPath) { Required = true }, new("resetStreakStatus", FieldKind.Boolean)];
}
