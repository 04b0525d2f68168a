using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Badges;

/// <summary>An earn: granted, or refused with its reason - never silence [spec 02.4].</summary>
internal static class BadgeFold
{
    private const string EarnedName = "badgeEarned", RefusedName = "badgeEarnRefused";

    public static void Earn(FoldStep step, string badgeId, in EarnCause cause)
    {
        var identity = IdentityOf(step, EarnedName, badgeId, cause);
        var earnId = EarnId.Of(step.Occurred, identity);
        var badge = step.Organisation.Badges.GetValueOrDefault(badgeId);
        if (badge is null || badge.Retired)
            Refuse(step, badgeId, earnId, cause, EarnRefusal.UnknownBadge);
        else if (BadgeState.RefusalAt(step, badge.Definition) is { } refusal)
            Refuse(step, badgeId, earnId, cause, refusal);
        else if (!BadgeLimits.TryCount(step, badge.Definition, out var constraints))
            Refuse(step, badgeId, earnId, cause, EarnRefusal.Limit);
        else
            Grant(step, badge, earnId, cause, identity, constraints);
    }

    private static void Grant(FoldStep step, BadgeInForce badge, string earnId, in EarnCause cause, Guid identity, IReadOnlyList<EarnConstraintCount> constraints)
    {
        var definition = badge.Definition;
        var expiresAt = BadgeState.ExpiryOf(definition, definition.EarnExpiry, step.Occurred, step.Organisation.TimeZone);
        step.Conclude(identity, new BadgeEarned
        {
            Name = EarnedName,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            BadgeId = definition.BadgeId,
            EarnId = earnId,
            TriggeringActivity = cause.Activity,
            DefinitionVersion = badge.Version,
            BadgeName = definition.Name,
            BadgeGroup = definition.Group,
            BadgeRank = definition.Rank,
            Owner = definition.Owner,
            ExpiresAt = expiresAt,
            EarnConstraints = constraints,
        });
        step.State.HeldBadges.SetFirst(Held(step, badge, earnId, cause, expiresAt));
    }

    private static HeldBadge Held(FoldStep step, BadgeInForce badge, string earnId, in EarnCause cause, DateTimeOffset? expiresAt) => new()
    {
        StreamKey = step.Fact.StreamKey,
        BadgeId = badge.Definition.BadgeId,
        EarnId = earnId,
        EarnedOn = step.Occurred,
        ExpiresAt = expiresAt,
        Origin = BadgeOrigin.Platform,
        BadgeName = badge.Definition.Name,
        DefinitionVersion = badge.Version,
        TriggeringActivity = cause.Activity,
        TransactionId = TransactionFact.Of(step.Fact, step.Happened) is { Kind: TransactionFactKind.Purchase or TransactionFactKind.Correction } transaction ? transaction.TransactionId : null,
        CauseId = step.Fact.Id,
        Sequence = step.Fact.Sequence,
    };

    private static void Refuse(FoldStep step, string badgeId, string earnId, in EarnCause cause, EarnRefusal reason) =>
        step.Conclude(IdentityOf(step, RefusedName, badgeId, cause), new BadgeEarnRefused
        {
            Name = RefusedName,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            BadgeId = badgeId,
            EarnId = earnId,
            TriggeringActivity = cause.Activity,
            Reason = reason,
        });

    private static Guid IdentityOf(FoldStep step, string kind, string badgeId, in EarnCause cause) =>
        EventIdentity.OfOutcome(kind, step.Fact.OrgId, step.Customer, badgeId, cause.Kind, cause.Subject, cause.Part);
}
