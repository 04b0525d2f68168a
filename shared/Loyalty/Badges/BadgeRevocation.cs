using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Takes earns back; what was revoked stays counted in every limit [spec 02.4].</summary>
internal static class BadgeRevocation
{
    private const string Name = "badgeRevoked";

    /// <summary>By request: the earn that it names, or, where it names none, every earn of the badge that the customer holds.</summary>
    public static void Request(FoldStep step, string badgeId)
    {
        var earnId = step.Context.Text(ContextCodes.EarnId);
        var activity = new TriggeringActivity(Name, [new("eventId", step.Fact.Id.ToString())]);
        Revoke(step, activity, step.Context.Text(ContextCodes.Reason),
            held => held.BadgeId == badgeId && (earnId is null || string.Equals(held.EarnId, earnId, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Revokes what the customer holds and the condition names, in the order in which it was earned.</summary>
    public static void Revoke(FoldStep step, TriggeringActivity activity, string? reason, Func<HeldBadge, bool> isMeant)
    {
        var meant = step.State.HeldBadges.All
            .Where(held => held.Status == BadgeStatus.Held && held.StreamKey == step.Fact.StreamKey && isMeant(held))
            .OrderBy(held => held.Sequence).ThenBy(held => held.BadgeId, StringComparer.Ordinal).ThenBy(held => held.EarnId, StringComparer.Ordinal);
        foreach (var held in meant.ToList())
        {
            step.State.HeldBadges.Set(held with { Status = BadgeStatus.Revoked, EndedOn = step.Occurred, RevocationReason = reason });
            step.Conclude(EventIdentity.OfOutcome(Name, step.Fact.OrgId, step.Customer, held.BadgeId, held.EarnId), Outcome(step, held, activity, reason));
        }
    }

    private static BadgeRevoked Outcome(FoldStep step, HeldBadge held, TriggeringActivity activity, string? reason) => new()
    {
        Name = Name,
        Occurred = step.Occurred,
        Received = step.Happened.Received,
        BadgeId = held.BadgeId,
        EarnId = held.EarnId,
        EarnedOn = held.EarnedOn,
        TriggeringActivity = activity,
        Reason = reason,
    };
}
