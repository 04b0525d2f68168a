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

    /// <summary>The stored types whose events are published.</summary>
    public static readonly IReadOnlyList<Type> Published =
        [typeof(Events.BadgeEarned), typeof(Events.BadgeExpired), typeof(Events.BadgeRevoked), typeof(TargetValueAchieved), typeof(TargetValueUnAchieved)];

    /// <summary>The <c>eventType</c> of an event; null for one that is not published.</summary>
    public static string? Of(object stored) => stored switch
    {
        Events.BadgeEarned => BadgeEarned,
        Events.BadgeExpired => BadgeExpired,
        Events.BadgeRevoked => BadgeRevoked,
        TargetValueAchieved => MilestoneAchieved,
        TargetValueUnAchieved => MilestoneUnAchieved,
        _ => null,
    };
}
