using System.Text.Json.Serialization;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.ReadModels;

/// <summary>How rows are written where a column holds a document.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProgressDetail))]
[JsonSerializable(typeof(UnifiedProgress))]
[JsonSerializable(typeof(StreakProgress))]
[JsonSerializable(typeof(IReadOnlyList<TransactionCount>))]
[JsonSerializable(typeof(IReadOnlyList<EnrolmentGap>))]
[JsonSerializable(typeof(HeldBadge))]
[JsonSerializable(typeof(BadgeIssue))]
[JsonSerializable(typeof(CustomerProfile))]
[JsonSerializable(typeof(InteractionMessage))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class ReadModelJson : JsonSerializerContext;
