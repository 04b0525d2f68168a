using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Badges;

/// <summary>An issue is known by customer and badge.</summary>
public readonly record struct BadgeIssueKey(string StreamKey, string BadgeId);

/// <summary>A badge was issued to a customer, who may now earn it; of several issues the one that lasts longest [spec 02.4].</summary>
public sealed record BadgeIssue : IRow<BadgeIssueKey>
{
    public required string StreamKey { get; init; }
    public required string BadgeId { get; init; }
    public required DateTimeOffset IssuedOn { get; init; }

    /// <summary>From then on it cannot be earned any more; null where the issue does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    [JsonIgnore]
    public BadgeIssueKey Key => new(StreamKey, BadgeId);
}
