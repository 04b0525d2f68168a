using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPlatform.Contracts.Events;

/// <summary>How events are written in the store: camelCase, nothing for null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerEventOccurred))]
[JsonSerializable(typeof(SystemEventOccurred))]
[JsonSerializable(typeof(ClockAdvanced))]
[JsonSerializable(typeof(CustomerAdded))]
[JsonSerializable(typeof(CustomerUpdated))]
[JsonSerializable(typeof(CustomerSubscription))]
[JsonSerializable(typeof(TransactionAdded))]
[JsonSerializable(typeof(TransactionUpdated))]
[JsonSerializable(typeof(TransactionReturned))]
[JsonSerializable(typeof(PointsIssued))]
[JsonSerializable(typeof(PointsRedeemed))]
[JsonSerializable(typeof(PointsExpired))]
[JsonSerializable(typeof(PointsTransferred))]
[JsonSerializable(typeof(TierUpgraded))]
[JsonSerializable(typeof(TierDowngraded))]
[JsonSerializable(typeof(TierRenewed))]
[JsonSerializable(typeof(TargetCustomerEnrolment))]
[JsonSerializable(typeof(TargetCustomerUnEnrolment))]
[JsonSerializable(typeof(StreakCustomerEnrolment))]
[JsonSerializable(typeof(StreakCustomerUnEnrolment))]
[JsonSerializable(typeof(SegmentMembershipChanged))]
[JsonSerializable(typeof(InteractionRecorded))]
[JsonSerializable(typeof(BadgeIssued))]
[JsonSerializable(typeof(BadgeRevocationRequested))]
[JsonSerializable(typeof(ExternalBadgeEarned))]
[JsonSerializable(typeof(OrganisationDefined))]
[JsonSerializable(typeof(TargetGroupDefined))]
[JsonSerializable(typeof(StreakDefined))]
[JsonSerializable(typeof(BadgeDefined))]
[JsonSerializable(typeof(SegmentDefined))]
[JsonSerializable(typeof(TriggerDefined))]
[JsonSerializable(typeof(TargetAchievedValueUpdated))]
[JsonSerializable(typeof(TargetValueAchieved))]
[JsonSerializable(typeof(TargetValueUnAchieved))]
[JsonSerializable(typeof(TargetPeriodStarted))]
[JsonSerializable(typeof(TargetPeriodCompleted))]
[JsonSerializable(typeof(BadgeEarned))]
[JsonSerializable(typeof(BadgeEarnRefused))]
public sealed partial class StoredEventJson : JsonSerializerContext;
