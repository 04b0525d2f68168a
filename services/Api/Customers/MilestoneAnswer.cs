using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Api.Customers;

/// <summary>Progress towards one target in one period.</summary>
public sealed record MilestoneAnswer
{
    public required long TargetGroupId { get; init; }
    public required long TargetRuleId { get; init; }
    public required long PeriodId { get; init; }
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>The first instant after the period.</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>What counts so far; returns may make it negative.</summary>
    public required decimal Value { get; init; }

    public required decimal Goal { get; init; }

    /// <summary>IN_PROGRESS or ACHIEVED while the period is open, COMPLETED or EXPIRED once it is closed.</summary>
    public required ProgressStatus Status { get; init; }

    public DateTimeOffset? AchievedAt { get; init; }

    /// <summary>The sub-milestones that stand reached.</summary>
    public required IReadOnlyList<SubMilestoneAnswer> SubMilestones { get; init; }

    /// <summary>Counted events, returns included.</summary>
    public required int EventCount { get; init; }

    public required DateTimeOffset LastEventAt { get; init; }

    internal static MilestoneAnswer Of(MilestoneProgress row) => new()
    {
        TargetGroupId = row.TargetGroupId,
        TargetRuleId = row.TargetRuleId,
        PeriodId = row.PeriodId,
        PeriodStart = row.PeriodStart,
        PeriodEnd = row.PeriodEnd,
        Value = row.Value,
        Goal = row.Goal,
        Status = row.Status,
        AchievedAt = row.AchievedAt,
        SubMilestones = [.. row.SubMilestones.Select(reached => new SubMilestoneAnswer(reached.Name, reached.Value, reached.ReachedAt))],
        EventCount = row.EventCount,
        LastEventAt = row.LastEventAt,
    };
}

/// <summary>A sub-milestone that stands reached.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Value">The value that it asks for.</param>
/// <param name="ReachedAt">When the event occurred that reached it.</param>
public sealed record SubMilestoneAnswer(string Name, decimal Value, DateTimeOffset ReachedAt);
