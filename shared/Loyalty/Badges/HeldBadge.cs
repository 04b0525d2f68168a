using System.Text.Json.Serialization;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Who gave a badge [spec 02.1].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BadgeOrigin>))]
public enum BadgeOrigin
{
    [JsonStringEnumMemberName("platform")] Platform,
    [JsonStringEnumMemberName("external")] External,
}

/// <summary>Whether a customer still has a badge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BadgeStatus>))]
public enum BadgeStatus
{
    [JsonStringEnumMemberName("HELD")] Held,
    [JsonStringEnumMemberName("EXPIRED")] Expired,
    [JsonStringEnumMemberName("REVOKED")] Revoked,
}

/// <summary>One earn of one badge by one customer.</summary>
public readonly record struct HeldBadgeKey(string StreamKey, string BadgeId, string EarnId);

/// <summary>A badge that a customer holds, or held.</summary>
public sealed record HeldBadge : IRow<HeldBadgeKey>
{
    public required string StreamKey { get; init; }
    public required string BadgeId { get; init; }

    /// <summary>24 hex digits, the same in every rebuild [spec 06.3]; of an external earn as it was given.</summary>
    public required string EarnId { get; init; }

    public required DateTimeOffset EarnedOn { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public required BadgeOrigin Origin { get; init; }
    public BadgeStatus Status { get; init; }

    /// <summary>When it expired or was revoked.</summary>
    public DateTimeOffset? EndedOn { get; init; }

    /// <summary>Why it was revoked, as the request gave it.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>The badge's name when it was earned; null where the platform does not know it.</summary>
    public string? BadgeName { get; init; }

    /// <summary>Version of the badge's definition when it was earned; null for an external earn.</summary>
    public long? DefinitionVersion { get; init; }

    public TriggeringActivity? TriggeringActivity { get; init; }

    /// <summary>Id and place in the log of the event that caused the earn.</summary>
    public required Guid CauseId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The transaction that caused the earn; null where something else did.</summary>
    public string? TransactionId { get; init; }

    /// <summary>When the clock ends it, in ticks of UTC; null where it does not: another system ends what it gave itself.</summary>
    [JsonIgnore]
    public long? Due => Status == BadgeStatus.Held && Origin == BadgeOrigin.Platform ? ExpiresAt?.UtcTicks : null;

    [JsonIgnore]
    public HeldBadgeKey Key => new(StreamKey, BadgeId, EarnId);
}
