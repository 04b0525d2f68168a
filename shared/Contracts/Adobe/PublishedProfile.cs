namespace EventPlatform.Contracts.Adobe;

/// <summary>The whole projected profile of a customer on its way out; what is unknown is null or empty.</summary>
public sealed record PublishedProfile
{
    public required string CustomerId { get; init; }

    /// <summary>When the newest event that the profile contains was stored.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    public ContactData Contact { get; init; } = ContactData.None;
    public string? Status { get; init; }
    public IReadOnlyList<PublishedConsent> Consents { get; init; } = [];
    public DateTimeOffset? JoinedAt { get; init; }
    public decimal? Points { get; init; }
    public decimal? PointsRedeemed { get; init; }
    public decimal? PointsExpired { get; init; }
    public decimal? LifetimePoints { get; init; }
    public string? Tier { get; init; }
    public DateTimeOffset? TierExpiry { get; init; }
    public string? Program { get; init; }
    public IReadOnlyList<PublishedBadge> Badges { get; init; } = [];
    public IReadOnlyList<PublishedMilestone> Milestones { get; init; } = [];
}

/// <summary>What the customer said about a channel: <c>EMAIL</c>, <c>SMS</c>, <c>PUSH</c>, ... and <c>OPTIN</c> or <c>OPTOUT</c> [spec 02.1].</summary>
public sealed record PublishedConsent(string Channel, string Status);

/// <summary>A badge that the customer has.</summary>
public sealed record PublishedBadge(string BadgeId, DateTimeOffset EarnedOn, DateTimeOffset? ExpiresAt = null);

/// <summary>How far the customer is in a period of a target.</summary>
/// <param name="TargetGroupId">The group.</param>
/// <param name="TargetRuleId">The target.</param>
/// <param name="PeriodId">The period.</param>
/// <param name="Value">What was reached.</param>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Status"><c>IN_PROGRESS</c>, <c>ACHIEVED</c>, <c>COMPLETED</c> or <c>EXPIRED</c> [spec 06.1].</param>
public sealed record PublishedMilestone(long TargetGroupId, long TargetRuleId, long PeriodId, decimal Value, decimal Goal, string Status);
