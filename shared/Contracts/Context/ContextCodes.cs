using System.Collections.Frozen;
using System.Text.Json;

namespace EventPlatform.Contracts.Context;

/// <summary>The context codes of spec 02.1; a known code is read without allocating its name again.</summary>
public static class ContextCodes
{
    public const string TransactionId = "transactionId", Amount = "amount", GrossAmount = "grossAmount", Discount = "discount",
        BillNumber = "billNumber", BillDate = "billDate", CurrencyCode = "currencyCode", StoreCode = "storeCode",
        LineItemCount = "lineItemCount", Quantity = "quantity", ReturnId = "returnId", WholeBill = "wholeBill", BillType = "billType";

    public const string FirstName = "firstName", LastName = "lastName", Mobile = "mobile", Email = "email", ExternalId = "externalId",
        LoyaltyType = "loyaltyType", Source = "source", JoinedAt = "joinedAt", Status = "status";

    public const string Channel = "channel", Network = "network", MessageId = "messageId", Direction = "direction", Receiver = "receiver",
        Subject = "subject", Body = "body", CampaignId = "campaignId", Used = "used", Priority = "priority";

    public const string BadgeId = "badgeId", EarnId = "earnId", EarnedOn = "earnedOn", Points = "points", ProgramId = "programId",
        IssueId = "issueId", RequestId = "requestId", Reason = "reason", PreviousTier = "previousTier", Tier = "tier", TierExpiryDate = "tierExpiryDate", ExpiresAt = "expiresAt";

    public const string TargetGroupId = "targetGroupId", TargetRuleId = "targetRuleId", PeriodId = "periodId", TargetValue = "targetValue",
        Segment = "segment", Member = "member", StreakId = "streakId", ResetStreakStatus = "resetStreakStatus";

    private const int LongestKnown = 32;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new[]
    {
        TransactionId, Amount, GrossAmount, Discount, BillNumber, BillDate, CurrencyCode, StoreCode, LineItemCount, Quantity, ReturnId,
        WholeBill, BillType, LoyaltyType, Source, JoinedAt, Status, Channel, Network, MessageId, Direction, CampaignId, Used, Priority,
        BadgeId, EarnId, EarnedOn, Points, ProgramId, PreviousTier, Tier, TierExpiryDate, ExpiresAt,
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The property name that the reader stands on.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length > LongestKnown)
            return reader.GetString()!;
        Span<char> name = stackalloc char[LongestKnown];
        var length = reader.CopyString(name);
        return Known.TryGetValue(name[..length], out var known) ? known : name[..length].ToString();
    }
}
