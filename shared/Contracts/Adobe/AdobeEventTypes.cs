using System.Collections.Frozen;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// Which outcomes are published, and under which <c>eventType</c> [spec 05.1]. Published is what a receiver acts upon: a badge got or
/// lost again, a milestone reached or lost again. A refused earn changed nothing for the customer, and each single move of a value is progress, which
/// the profile carries.
/// </summary>
public static class AdobeEventTypes
{
    public const string BadgeEarned = "loyalty.badgeEarned";
    public const string BadgeExpired = "loyalty.badgeExpired";
    public const string BadgeRevoked = "loyalty.badgeRevoked";
    public const string MilestoneAchieved = "loyalty.milestoneAchieved";
    public const string MilestoneUnAchieved = "loyalty.milestoneUnAchieved";

    private static readonly (Type Stored, string EventType)[] All =
    [
        (typeof(Events.BadgeEarned), BadgeEarned),
        (typeof(Events.BadgeExpired), BadgeExpired),
        (typeof(Events.BadgeRevoked), BadgeRevoked),
        (typeof(TargetValueAchieved), MilestoneAchieved),
        (typeof(TargetValueUnAchieved), MilestoneUnAchieved),
    ];

    private static readonly FrozenDictionary<Type, string> ByStored = All.ToFrozenDictionary(each => each.Stored, each => each.EventType);

    /// <summary>The stored types whose events are published.</summary>
    public static IReadOnlyList<Type> Published { get; } = [.. All.Select(each => each.Stored)];

    /// <summary>The <c>eventType</c> of events that read as this type; null where they are not published.</summary>
    public static string? Of(Type stored) => ByStored.GetValueOrDefault(stored);
}
