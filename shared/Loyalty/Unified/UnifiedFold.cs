using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Unified;

/// <summary>A group's own goal follows the rows of its targets: reached at the event that makes it true, rewarded once a period [spec 02.3].</summary>
internal static class UnifiedFold
{
    /// <summary>A target's row has changed; a row that is not there, or is removed, counts nothing.</summary>
    public static void Follow(FoldStep step, TargetInForce target, MilestoneProgress? before, MilestoneProgress after, bool isDebit = false)
    {
        if (target.Group.Definition.Unified is not { } unified)
            return;
        var change = Value(after) - Value(before);
        var row = step.State.Unified.Find(new UnifiedKey(after.StreamKey, after.TargetGroupId, after.PeriodId)) ?? Begin(after);
        if (target.Group.IsUnifiedLater && row.FollowsFrom < target.Group.UnifiedFrom)
            row = CaughtUp(step, target.Group, row, change);
        if (row.Status is ProgressStatus.Completed or ProgressStatus.Expired)
            return;
        var moved = row with
        {
            Value = row.Value + change,
            Goal = unified.Goal,
            Reached = With(row.Reached, target.TargetRuleId, after is { IsReached: true, Removed: false }),
            ReachedGoal = isDebit && row.Status == ProgressStatus.Achieved ? Under(unified, row) + change : row.ReachedGoal,
        };
        step.State.Unified.Set(moved);
        step.MovedUnified.Add(moved.Key);
    }

    /// <summary>What an event made of the groups' own goals, once it has moved all targets.</summary>
    public static void Settle(FoldStep step)
    {
        foreach (var key in step.MovedUnified)
            if (step.Organisation.Groups.GetValueOrDefault(key.TargetGroupId) is { Definition.Unified: { } unified } group && step.State.Unified.Find(key) is { } row)
                Settle(step, group, unified, row);
    }

    /// <summary>The clock closes the group's row with the first of its targets' rows.</summary>
    public static void Close(FoldStep step, MilestoneProgress closed)
    {
        if (step.Organisation.Groups.GetValueOrDefault(closed.TargetGroupId)?.UnifiedFrom is null)
            return;
        if (step.State.Unified.Find(new UnifiedKey(closed.StreamKey, closed.TargetGroupId, closed.PeriodId)) is { Status: ProgressStatus.InProgress or ProgressStatus.Achieved } row)
            step.State.Unified.Set(row with { Status = row.Status == ProgressStatus.Achieved ? ProgressStatus.Completed : ProgressStatus.Expired });
    }

    private static void Settle(FoldStep step, GroupInForce group, UnifiedDefinition unified, UnifiedProgress row)
    {
        if (row.Status == ProgressStatus.InProgress && Holds(unified, row, unified.Goal))
            Reach(step, group, unified, row);
        else if (row.Status == ProgressStatus.Achieved && !Holds(unified, row, Under(unified, row)))
            Lose(step, group, row);
    }

    /// <summary>The sum below which a goal that was reached is lost: the least of the goal and of that under which it was reached.</summary>
    private static decimal? Under(UnifiedDefinition unified, UnifiedProgress row) => row.ReachedGoal < unified.Goal ? row.ReachedGoal : unified.Goal;

    private static bool Holds(UnifiedDefinition unified, UnifiedProgress row, decimal? goal) => unified.Rule?.Holds(row.Reached) ?? row.Value >= goal;

    private static void Reach(FoldStep step, GroupInForce group, UnifiedDefinition unified, UnifiedProgress row)
    {
        var reached = row with { Status = ProgressStatus.Achieved, AchievedAt = step.Occurred, ReachedGoal = unified.Goal, Rewarded = true };
        step.State.Unified.Set(reached);
        if (row.Rewarded)
            return;
        var (id, achieved) = UnifiedOutcomes.Achieved(step, group, reached);
        step.Conclude(id, achieved);
        foreach (var badgeId in unified.Badges)
            BadgeFold.Earn(step, badgeId, UnifiedOutcomes.Cause(reached));
    }

    private static void Lose(FoldStep step, GroupInForce group, UnifiedProgress row)
    {
        var lost = row with { Status = ProgressStatus.InProgress, AchievedAt = null, ReachedGoal = null };
        step.State.Unified.Set(lost);
        var (id, unachieved) = UnifiedOutcomes.UnAchieved(step, group, lost);
        step.Conclude(id, unachieved);
    }

    /// <summary>What the targets had before this change, of which the row has not followed all.</summary>
    private static UnifiedProgress CaughtUp(FoldStep step, GroupInForce group, UnifiedProgress row, decimal change)
    {
        var rows = step.Organisation.RulesOf(row.TargetGroupId)
            .Select(rule => step.State.Progress.Find(new ProgressKey(row.StreamKey, rule, row.PeriodId))).OfType<MilestoneProgress>().Where(one => !one.Removed).ToList();
        return row with
        {
            Value = rows.Sum(one => one.Value) - change,
            Reached = [.. rows.Where(one => one.IsReached).Select(one => one.TargetRuleId).Order()],
            FollowsFrom = group.UnifiedFrom!.Value,
        };
    }

    private static decimal Value(MilestoneProgress? row) => row is { Removed: false } ? row.Value : 0;

    private static IReadOnlyList<long> With(IReadOnlyList<long> reached, long targetRuleId, bool isReached)
    {
        if (reached.Contains(targetRuleId) == isReached)
            return reached;
        return isReached ? [.. reached.Append(targetRuleId).Order()] : [.. reached.Where(id => id != targetRuleId)];
    }

    private static UnifiedProgress Begin(MilestoneProgress row) => new()
    {
        StreamKey = row.StreamKey,
        TargetGroupId = row.TargetGroupId,
        PeriodId = row.PeriodId,
        PeriodStart = row.PeriodStart,
        PeriodEnd = row.PeriodEnd,
    };
}
