using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>
/// A level is reached at the event that makes it true, counting cycles reached so far, closed or not; only a miss waits for the close. A
/// continuous streak begins anew after a miss, one that is not does not [spec 02.3].
/// </summary>
internal static class StreakFold
{
    /// <summary>A target's row has changed: its cycle may be met, or lost while open.</summary>
    public static void Follow(FoldStep step, TargetInForce target, MilestoneProgress? before, MilestoneProgress after)
    {
        var isMet = after is { IsReached: true, Removed: false };
        if ((before is { IsReached: true, Removed: false }) == isMet)
            return;
        foreach (var streak in step.Rules.StreaksOf(target.TargetRuleId))
            if (target.Window.PlaceOf(after.PeriodId) is { } cycle && TakingPart(step, streak, target) is { Enrolled: true } row)
                Settle(step, streak, StreakCycles.Of(target), row with { Met = isMet ? [.. row.Met.Append(cycle).Distinct().Order()] : [.. row.Met.Where(met => met != cycle)] });
    }

    /// <summary>The clock has closed cycles, also of what counts no more: it ends streaks and takes their levels, and gives none.</summary>
    public static void Close(FoldStep step, StreakInForce streak, StreakCycles cycles, StreakProgress row)
    {
        var (after, reset) = Missed(step, streak, cycles, row);
        if (reset)
            after = after with { Level = Math.Min(row.Level, streak.Definition.LevelOf(after.Cycles)) };
        step.State.Streaks.Set(after with { MissedAfter = NextMiss(streak, cycles, after.Running) });
    }

    public static void Enrol(FoldStep step, StreakInForce streak, TargetInForce target, bool reset)
    {
        var row = Find(step, streak) ?? Begin(step, streak, target);
        if (!row.Enrolled || reset)
            Settle(step, streak, StreakCycles.Of(target), (reset ? row with { Met = [] } : row) with { Enrolled = true });
    }

    public static void UnEnrol(FoldStep step, StreakInForce streak, TargetInForce target, bool reset)
    {
        if (TakingPart(step, streak, target) is not { Enrolled: true } row)
            return;
        if (row.Cycles > 0 && target.Window.PlaceAt(step.Occurred) is { } cycle)
            StreakOutcomes.End(step, streak, row, target.Window[cycle], unEnrolled: true);
        var kept = reset ? row with { Met = [], Cycles = 0, Level = 0 } : row;
        step.State.Streaks.Set(kept with { Enrolled = false, MissedAfter = null });
    }

    private static StreakProgress? Find(FoldStep step, StreakInForce streak) => step.State.Streaks.Find(new StreakKey(step.Fact.StreamKey, streak.Definition.StreakId));

    private static StreakProgress? TakingPart(FoldStep step, StreakInForce streak, TargetInForce target) =>
        Find(step, streak) ?? (streak.Definition.Enrolment == EnrolmentKind.All ? Begin(step, streak, target) with { Enrolled = true } : null);

    private static void Settle(FoldStep step, StreakInForce streak, StreakCycles cycles, StreakProgress row)
    {
        var (missed, reset) = Missed(step, streak, cycles, row);
        var running = missed.Running;
        var after = missed with
        {
            Cycles = running.Count,
            Level = streak.Definition.LevelOf(running.Count),
            MissedAfter = NextMiss(streak, cycles, running),
        };
        if (row.Cycles == 0)
            after = Start(step, streak, cycles, after);
        step.State.Streaks.Set(Reward(step, streak, after));
        if (!reset)
            for (var level = row.Level; level > after.Level; level--)
                StreakOutcomes.LevelLost(step, streak, after, level);
    }

    /// <summary>A closed cycle behind the streak's first that was not met ends a continuous streak; what was met later begins another.</summary>
    private static (StreakProgress Row, bool Reset) Missed(FoldStep step, StreakInForce streak, StreakCycles cycles, StreakProgress row)
    {
        var reset = false;
        while (streak.Definition.Continuous && row.Running is [var first, ..] && FirstUnmet(cycles, row.Running, first) is { } cycle && cycles.Group.IsClosed(cycles.Window[cycle]))
        {
            var then = At(step, cycles.Window[cycle].End);
            StreakOutcomes.End(then, streak, row, cycles.Window[cycle], unEnrolled: false);
            var missed = row with { LastMissed = cycle };
            (row, reset) = (Start(then, streak, cycles, missed with { Cycles = missed.Running.Count }), true);
        }
        return (row, reset);
    }

    private static DateTimeOffset? NextMiss(StreakInForce streak, StreakCycles cycles, IReadOnlyList<int> running) =>
        streak.Definition.Continuous && running is [var first, ..] && FirstUnmet(cycles, running, first) is { } cycle ? cycles.Window[cycle].End : null;

    private static int? FirstUnmet(StreakCycles cycles, IReadOnlyList<int> running, int first)
    {
        for (var (cycle, met) = (first, running.ToHashSet()); cycle < cycles.Window.Count; cycle++)
            if (!met.Contains(cycle) && !cycles.Group.IsHistory(cycles.Window[cycle]))
                return cycle;
        return null;
    }

    /// <summary>One clock may close many cycles: what it makes of each occurs at that one's end.</summary>
    private static FoldStep At(FoldStep step, DateTimeOffset end) =>
        step.Fact.Event is ClockAdvanced ? step with { Happened = step.Happened with { Occurred = end } } : step;

    /// <summary>A cycle with which the streak begins is told once, unless the window has it no more.</summary>
    private static StreakProgress Start(FoldStep step, StreakInForce streak, StreakCycles cycles, StreakProgress row)
    {
        if (row.Running is not [var cycle, ..] || cycle >= cycles.Window.Count || row.Started.Contains(cycle))
            return row;
        StreakOutcomes.Start(step, streak, row, cycles.Window[cycle]);
        return row with { Started = [.. row.Started, cycle] };
    }

    private static StreakProgress Reward(FoldStep step, StreakInForce streak, StreakProgress row)
    {
        foreach (var level in streak.Definition.Levels.Take(row.Level).Where(level => !row.Rewarded.Contains(level.Level)).ToList())
        {
            StreakOutcomes.LevelReached(step, streak, row, level);
            row = row with { Rewarded = [.. row.Rewarded, level.Level] };
        }
        return row;
    }

    private static StreakProgress Begin(FoldStep step, StreakInForce streak, TargetInForce target) => new()
    {
        StreamKey = step.Fact.StreamKey,
        StreakId = streak.Definition.StreakId,
        TargetRuleId = target.TargetRuleId,
        TargetGroupId = target.TargetGroupId,
    };
}
