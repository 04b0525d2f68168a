using System.Text.Json.Serialization;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Unified;

/// <summary>One customer's progress towards a group's own goal in one period.</summary>
public readonly record struct UnifiedKey(string StreamKey, long TargetGroupId, long PeriodId);

/// <summary>A customer's progress towards a group's own goal [spec 02.3]; it follows the rows of the group's targets.</summary>
public sealed record UnifiedProgress : IRow<UnifiedKey>
{
    public required string StreamKey { get; init; }
    public required long TargetGroupId { get; init; }
    public required long PeriodId { get; init; }
    public required DateTimeOffset PeriodStart { get; init; }
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Sum of the values of the targets' rows; exact, three places.</summary>
    public decimal Value { get; init; }

    /// <summary>The goal of the sum; null where a rule decides.</summary>
    public decimal? Goal { get; init; }

    /// <summary>Targets that stand reached, ascending.</summary>
    public IReadOnlyList<long> Reached { get; init; } = [];

    public ProgressStatus Status { get; init; }

    public DateTimeOffset? AchievedAt { get; init; }

    /// <summary>The sum below which the goal is lost again; as of a target's row.</summary>
    public decimal? ReachedGoal { get; init; }

    /// <summary>Place in the log since which the row follows its targets: where the group got the goal.</summary>
    public long FollowsFrom { get; init; }

    /// <summary>True once <c>unifiedTargetsAchieved</c> was concluded: at most once a row.</summary>
    public bool Rewarded { get; init; }

    [JsonIgnore]
    public UnifiedKey Key => new(StreamKey, TargetGroupId, PeriodId);
}
