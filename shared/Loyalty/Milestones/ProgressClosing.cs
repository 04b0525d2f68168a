using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>The clock, or its goal, closes a row: <c>COMPLETED</c> where the goal stands reached, else <c>EXPIRED</c> [spec 02.3].</summary>
internal static class ProgressClosing
{
    /// <summary>The goal ends the cycle; what it has too much is not carried, and the next cycle begins at once.</summary>
    public static void CloseCycle(FoldStep step, TargetInForce target, MilestoneProgress row)
    {
        var closed = row with { Status = ProgressStatus.Completed, PeriodEnd = step.CountedEvent.Occurred };
        step.State.Progress.Set(closed);
        TargetOutcomes.Completed(step, target, closed);
        EnrolmentFold.NextCycle(step, target);
    }

    public static void Close(FoldStep step, MilestoneProgress row)
    {
        if (row.Removed)
        {
            step.State.Progress.Set(row with { OpenUntil = null });
            return;
        }
        var closed = row with { Status = row.IsReached ? ProgressStatus.Completed : ProgressStatus.Expired, OpenUntil = null };
        step.State.Progress.Set(closed);
        UnifiedFold.Close(step, closed);
        if (step.Rules.Known(row.TargetRuleId) is { } target)
            TargetOutcomes.Completed(step, target, closed);
    }
}
