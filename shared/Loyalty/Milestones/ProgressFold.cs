using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Moves a row of progress and concludes what follows: the new value, a goal met or lost, badges [spec 02.3].</summary>
internal static class ProgressFold
{
    /// <summary>Moves the row, beginning it (and enrolling the customer) with the first counted event. Who is not enrolled counts nothing.</summary>
    /// <returns>By how much the value moved; null where nothing counted, also because the period is closed.</returns>
    public static decimal? Move(FoldStep step, TargetInForce target, in Movement movement)
    {
        var key = new ProgressKey(step.Fact.StreamKey, target.TargetRuleId, movement.Period.Id);
        var row = step.State.Progress.Find(key);
        if (row is null ? target.Group.IsClosed(movement.Period) : target.IsClosed(row))
            return NoteLate(step, row, movement);
        if (row is null or { Removed: true } && !EnrolmentFold.Admits(step, target, movement.Period))
            return null;
        var known = row is { Removed: false } ? row : null;
        var days = movement.Day is { } day ? VisitDays.Change(known?.Days ?? [], day, movement.Change < 0 ? -1 : 1) : known?.Days ?? [];
        var change = movement.Day is null ? movement.Change : days.Count - (known?.Days.Count ?? 0);
        if (change == 0 && !movement.Always)
        {
            Note(step, known, days, movement.Ignored);
            return null;
        }
        known ??= Begin(step, target, key, movement.Period, row);
        Settle(step, target, Moved(step, target, known, movement, change, days), change);
        StreakFold.Follow(step, target, row, step.State.Progress.Find(key)!);
        UnifiedFold.Follow(step, target, row, step.State.Progress.Find(key)!, movement.IsDebit);
        return change;
    }

    /// <summary>Begins the row of an enrolment, before anything has counted.</summary>
    public static void Start(FoldStep step, TargetInForce target, in Period period)
    {
        var key = new ProgressKey(step.Fact.StreamKey, target.TargetRuleId, period.Id);
        if (step.State.Progress.Find(key) is not { Removed: false } && !target.Group.IsClosed(period))
            step.State.Progress.Set(Begin(step, target, key, period, step.State.Progress.Find(key)));
    }

    /// <summary>Whether the row is there: then it has counted what it takes, also where the customer was un-enrolled from a later period.</summary>
    public static bool Stands(FoldStep step, TargetInForce target, in Period period) =>
        step.State.Progress.Find(new ProgressKey(step.Fact.StreamKey, target.TargetRuleId, period.Id)) is { Removed: false };

    /// <summary>What does not count is still noted on a row that exists.</summary>
    private static void Note(FoldStep step, MilestoneProgress? row, IReadOnlyList<VisitDay> days, decimal ignored)
    {
        if (row is not null && (ignored > 0 || !ReferenceEquals(days, row.Days)))
            step.State.Progress.Set(row with { Days = days, IgnoredReturns = row.IgnoredReturns + ignored });
    }

    /// <summary>Late: kept on a row that exists, not counted.</summary>
    private static decimal? NoteLate(FoldStep step, MilestoneProgress? row, in Movement movement)
    {
        if (row is not null && movement.Always)
            step.State.Progress.Set(row with { LateEvents = row.LateEvents + movement.Events });
        else if (row is not null && movement.Events > 0)
            step.State.Progress.Set(row with { IgnoredReturns = row.IgnoredReturns + movement.Ignored - movement.Change });
        return null;
    }

    /// <summary>A new row, or one in the place of a removed one, of which what was concluded is not concluded again.</summary>
    private static MilestoneProgress Begin(FoldStep step, TargetInForce target, ProgressKey key, in Period period, MilestoneProgress? removed)
    {
        EnrolmentFold.EnrolByCounting(step, target, period);
        EnrolmentFold.BeginCycles(step, target, period);
        var ownGoal = EnrolmentFold.Find(step, target)?.OwnGoal;
        var row = new MilestoneProgress
        {
            StreamKey = key.StreamKey,
            TargetRuleId = key.TargetRuleId,
            PeriodId = key.PeriodId,
            TargetGroupId = target.TargetGroupId,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            Goal = ownGoal ?? target.Goal,
            OwnGoal = ownGoal,
            OpenUntil = target.Group.IsHistory(period) || period.End == Periods.Never ? null : period.End,
            Rewarded = removed?.Rewarded ?? false,
            BegunAnew = removed is null ? 0 : step.Fact.Sequence,
            LastEventAt = step.Occurred,
        };
        if (removed is null)
            TargetOutcomes.Started(step, target, row);
        return row;
    }

    private static MilestoneProgress Moved(
        FoldStep step, TargetInForce target, MilestoneProgress row, in Movement movement, decimal change, IReadOnlyList<VisitDay> days)
    {
        var value = row.Value + change;
        var goal = row.OwnGoal ?? target.Goal;
        return row with
        {
            Value = value,
            Goal = goal,
            EventCount = row.EventCount + movement.Events,
            LastEventAt = step.CountedEvent.Occurred,
            IgnoredReturns = row.IgnoredReturns + movement.Ignored,
            ReachedGoal = movement.IsDebit && row.IsReached ? Math.Min(goal, row.ReachedGoal ?? goal) + change : row.ReachedGoal,
            SubMilestones = movement.IsDebit ? SubMilestones.Debited(row.SubMilestones, change) : SubMilestones.After(row.SubMilestones, target.MarksFor(goal), value, step.Occurred),
            Days = days,
        };
    }

    private static void Settle(FoldStep step, TargetInForce target, MilestoneProgress row, decimal change)
    {
        TargetOutcomes.Updated(step, target, row, change);
        if (row.Status == ProgressStatus.InProgress && row.Value >= row.Goal)
            Reach(step, target, row);
        else if (row.Status == ProgressStatus.Achieved && row.Value < Math.Min(row.Goal, row.ReachedGoal ?? row.Goal))
            Lose(step, target, row);
        else
            step.State.Progress.Set(row);
    }

    /// <summary>At most one reward a customer, rule and period, whatever goes down and up again.</summary>
    private static void Reach(FoldStep step, TargetInForce target, MilestoneProgress row)
    {
        var reached = row with { Status = ProgressStatus.Achieved, AchievedAt = step.Occurred, ReachedGoal = row.Goal, Rewarded = true };
        step.State.Progress.Set(reached);
        if (!row.Rewarded)
            Reward(step, target, reached);
        if (reached.PeriodEnd == Periods.Never)
            ProgressClosing.CloseCycle(step, target, reached);
    }

    private static void Reward(FoldStep step, TargetInForce target, MilestoneProgress reached)
    {
        TargetOutcomes.Achieved(step, target, reached);
        foreach (var badgeId in target.Badges)
            BadgeFold.Earn(step, badgeId, EarnCause.OfTarget(target, reached.PeriodId));
    }

    private static void Lose(FoldStep step, TargetInForce target, MilestoneProgress row)
    {
        var lost = row with { Status = ProgressStatus.InProgress, AchievedAt = null, ReachedGoal = null };
        step.State.Progress.Set(lost);
        TargetOutcomes.UnAchieved(step, target, lost);
    }
}
