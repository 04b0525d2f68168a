using System.Collections.Frozen;

namespace EventPlatform.Contracts.Events;

/// <summary>An event type of the store: the alias in <c>mt_events.type</c> and the record that it reads as.</summary>
public sealed record EventType(string Alias, Type ClrType)
{
    /// <summary>What stands in <c>mt_dotnet_type</c>.</summary>
    public string DotNetName { get; } = $"{ClrType.FullName}, {ClrType.Assembly.GetName().Name}";
}

/// <summary>All event types of the store. A known name is its own alias; any other name is stored as "occurred", its name inside.</summary>
public static class EventTypes
{
    public static readonly EventType AnyCustomerEvent = new("customerEventOccurred", typeof(CustomerEventOccurred));
    public static readonly EventType AnySystemEvent = new("systemEventOccurred", typeof(SystemEventOccurred));

    /// <summary>The platform's own clock.</summary>
    public static readonly EventType Clock = new(ClockAdvanced.EventName, typeof(ClockAdvanced));

    /// <summary>Customer events that have a meaning of their own, by name [spec 02.1].</summary>
    public static readonly FrozenDictionary<string, EventType> Customer = Named(
        ("customerAdded", typeof(CustomerAdded)),
        ("customerUpdated", typeof(CustomerUpdated)),
        ("customerSubscription", typeof(CustomerSubscription)),
        ("transactionAdded", typeof(TransactionAdded)),
        ("transactionUpdated", typeof(TransactionUpdated)),
        ("transactionReturned", typeof(TransactionReturned)),
        ("pointsIssued", typeof(PointsIssued)),
        ("pointsRedeemed", typeof(PointsRedeemed)),
        ("pointsExpired", typeof(PointsExpired)),
        ("pointsTransferred", typeof(PointsTransferred)),
        ("tierUpgraded", typeof(TierUpgraded)),
        ("tierDowngraded", typeof(TierDowngraded)),
        ("tierRenewed", typeof(TierRenewed)),
        ("targetCustomerEnrolment", typeof(TargetCustomerEnrolment)),
        ("targetCustomerUnEnrolment", typeof(TargetCustomerUnEnrolment)),
        ("streakCustomerEnrolment", typeof(StreakCustomerEnrolment)),
        ("streakCustomerUnEnrolment", typeof(StreakCustomerUnEnrolment)),
        ("segmentMembershipChanged", typeof(SegmentMembershipChanged)),
        ("interactionRecorded", typeof(InteractionRecorded)),
        ("badgeIssued", typeof(BadgeIssued)),
        ("badgeEarnRequested", typeof(BadgeEarnRequested)),
        ("badgeRevocationRequested", typeof(BadgeRevocationRequested)),
        ("externalBadgeEarned", typeof(ExternalBadgeEarned)));

    /// <summary>Definitions, by event name [spec 06].</summary>
    public static readonly FrozenDictionary<string, EventType> Definitions =
        Named([.. DefinitionKind.All.Select(kind => (kind.EventName, kind.EventType))]);

    /// <summary>What the platform concludes, by name: never input in CloudEvents form [spec 02.1].</summary>
    public static readonly FrozenDictionary<string, EventType> Outcomes = Named(
        ("targetAchievedValueUpdated", typeof(TargetAchievedValueUpdated)),
        ("targetValueAchieved", typeof(TargetValueAchieved)),
        ("targetValueUnAchieved", typeof(TargetValueUnAchieved)),
        ("unifiedTargetsAchieved", typeof(UnifiedTargetsAchieved)),
        ("unifiedTargetsUnAchieved", typeof(UnifiedTargetsUnAchieved)),
        ("streakLevelAchieved", typeof(StreakLevelAchieved)),
        ("streakLevelUnAchieved", typeof(StreakLevelUnAchieved)),
        ("streakStart", typeof(StreakStart)),
        ("streakEnd", typeof(StreakEnd)),
        ("targetPeriodStarted", typeof(TargetPeriodStarted)),
        ("targetPeriodCompleted", typeof(TargetPeriodCompleted)),
        ("badgeEarned", typeof(BadgeEarned)),
        ("badgeEarnRefused", typeof(BadgeEarnRefused)),
        ("badgeExpired", typeof(BadgeExpired)),
        ("badgeRevoked", typeof(BadgeRevoked)));

    public static IEnumerable<EventType> All =>
        [AnyCustomerEvent, AnySystemEvent, Clock, .. Customer.Values, .. Definitions.Values, .. Outcomes.Values];

    public static EventType OfOutcome(OutcomeEvent outcome) => Outcomes[outcome.Name];

    private static FrozenDictionary<string, EventType> Named(params (string Name, Type Type)[] types) =>
        types.ToFrozenDictionary(type => type.Name, type => new EventType(type.Name, type.Type));
}
