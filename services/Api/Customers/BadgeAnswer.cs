using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;

namespace EventPlatform.Api.Customers;

/// <summary>A badge that a customer holds or held, once for each earn.</summary>
public sealed record BadgeAnswer
{
    public required string BadgeId { get; init; }
    public required string EarnId { get; init; }

    /// <summary>The badge's name when it was earned.</summary>
    public string? BadgeName { get; init; }

    public required DateTimeOffset EarnedOn { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the customer still has it.</summary>
    public required BadgeStatus Status { get; init; }

    /// <summary>When it expired or was revoked.</summary>
    public DateTimeOffset? EndedOn { get; init; }

    /// <summary>Why it was revoked, as the request gave it.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>platform, or external for one that another system has given.</summary>
    public required BadgeOrigin Origin { get; init; }

    /// <summary>Version of the badge's definition when it was earned.</summary>
    public long? DefinitionVersion { get; init; }

    /// <summary>What caused the earn.</summary>
    public TriggeringActivity? TriggeringActivity { get; init; }

    internal static BadgeAnswer Of(HeldBadge badge) => new()
    {
        BadgeId = badge.BadgeId,
        EarnId = badge.EarnId,
        BadgeName = badge.BadgeName,
        EarnedOn = badge.EarnedOn,
        ExpiresAt = badge.ExpiresAt,
        Status = badge.Status,
        EndedOn = badge.EndedOn,
        RevocationReason = badge.RevocationReason,
        Origin = badge.Origin,
        DefinitionVersion = badge.DefinitionVersion,
        TriggeringActivity = badge.TriggeringActivity,
    };
}
