using EventPlatform.Loyalty.Filters;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>What moves a target.</summary>
public enum TargetEntity
{
    Transaction,
    Event,
}

/// <summary>What of an event counts.</summary>
public enum TargetType
{
    /// <summary>Net amount.</summary>
    Sales,
    GrossSales,

    /// <summary>Distinct local days.</summary>
    Visit,
    Count,
    Quantity,
}

/// <summary>One target of a group [spec 06.1].</summary>
public sealed record TargetDefinition(long TargetRuleId, string Name, decimal Goal, TargetEntity Entity, TargetType Type)
{
    /// <summary>Name of the behavioural event; null unless <see cref="Entity"/> is <see cref="TargetEntity.Event"/>.</summary>
    public string? Event { get; init; }

    public Filter? Filter { get; init; }

    /// <summary>Whether returns lower it, in the period of their transaction (<c>SAME_PERIOD</c>).</summary>
    public bool AllowReturns { get; init; }

    public IReadOnlyList<SubMilestone> SubMilestones { get; init; } = [];

    /// <summary>Ids of the badges that reaching the goal earns.</summary>
    public IReadOnlyList<string> Badges { get; init; } = [];
}

/// <summary>A mark on the way to the goal: an absolute value or a percentage of the goal.</summary>
public sealed record SubMilestone(string Name, decimal? Value, decimal? Percent)
{
    /// <summary>The mark's absolute value for a goal, three places.</summary>
    public decimal ValueFor(decimal goal) => Value ?? Exact.Round(goal * Percent!.Value / 100);
}
