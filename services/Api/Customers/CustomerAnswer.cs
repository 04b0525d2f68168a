using System.Text.Json.Serialization;
using EventPlatform.Loyalty.Interactions;

namespace EventPlatform.Api.Customers;

/// <summary>All that is known of a customer.</summary>
public sealed record CustomerAnswer
{
    public required string CustomerId { get; init; }

    /// <summary>Null until the read model has folded the customer's first event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ProfileAnswer? Profile { get; init; }

    /// <summary>Null until the read model has folded the customer's first event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required LoyaltyAnswer? Loyalty { get; init; }

    public required IReadOnlyList<BadgeAnswer> Badges { get; init; }
    public required IReadOnlyList<MilestoneAnswer> Milestones { get; init; }

    public required IReadOnlyList<StreakAnswer> Streaks { get; init; }

    public required IReadOnlyList<InteractionAnswer> Interactions { get; init; }
}

/// <summary>How far a customer is in one streak: the level reached, 0 for none, and the cycles that count so far.</summary>
public sealed record StreakAnswer(long StreakId, int Level, int Cycles);

/// <summary>How often and when last a customer was reached over one network and type.</summary>
public sealed record InteractionAnswer(string Network, string Type, int Count, DateTimeOffset? LastInteractionTime, bool Used)
{
    internal static InteractionAnswer Of(InteractionCount row) => new(row.Network, row.Type, row.Count, row.LastInteractionTime, row.Used);
}
