namespace EventPlatform.Api.Badges;

/// <summary>A request that was stored; what becomes of it is decided when it is folded.</summary>
public sealed record BadgeRequestAnswer
{
    public required string RequestId { get; init; }
    public required string BadgeId { get; init; }
    public required string CustomerId { get; init; }

    /// <summary>The event that the request became; the timeline shows under causedBy what it led to.</summary>
    public required Guid EventId { get; init; }
}
