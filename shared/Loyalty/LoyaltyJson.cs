using System.Text.Json.Serialization;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.Loyalty.Milestones;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty;

/// <summary>How rows of the rules are kept as documents: camelCase, nothing for null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TransactionRecord))]
[JsonSerializable(typeof(MilestoneProgress))]
[JsonSerializable(typeof(Enrolment))]
[JsonSerializable(typeof(UnifiedProgress))]
[JsonSerializable(typeof(StreakProgress))]
[JsonSerializable(typeof(TargetEvent))]
[JsonSerializable(typeof(HeldBadge))]
[JsonSerializable(typeof(BadgeCount))]
[JsonSerializable(typeof(BadgeIssue))]
[JsonSerializable(typeof(CustomerTotals))]
[JsonSerializable(typeof(CustomerProfile))]
[JsonSerializable(typeof(InteractionCount))]
[JsonSerializable(typeof(InteractionMessage))]
public sealed partial class LoyaltyJson : JsonSerializerContext;
