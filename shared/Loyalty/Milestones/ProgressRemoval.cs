using EventPlatform.Loyalty.Definitions;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// Un-enrolment removes the rows of a cycle and of all later ones that are not closed [spec 02.3]. A removed row is kept out of sight: what
/// was concluded of it once is not concluded again when the customer comes back.
/// </summary>
internal static class ProgressRemoval
{
    public static void From(FoldStep step, TargetInForce target, DateTimeOffset start)
    {
        foreach (var row in step.State.Progress.All.Where(row => IsOf(row, step, target) && row.PeriodStart >= start && !target.IsClosed(row)).ToList())
        {
            var removed = row with { Removed = true, Status = ProgressStatus.InProgress, AchievedAt = null, ReachedGoal = null };
            step.State.Progress.Set(removed);
            StreakFold.Follow(step, target, row, removed);
            UnifiedFold.Follow(step, target, row, removed);
        }
    }

    private static bool IsOf(MilestoneProgress row, FoldStep step, TargetInForce target) =>
        !row.Removed && row.TargetRuleId == target.TargetRuleId && row.StreamKey == step.Fact.StreamKey;
}
