namespace EventPlatform.Loyalty.Milestones;

/// <summary>The clock closes a row: <c>COMPLETED</c> where the goal stands reached, else <c>EXPIRED</c> [spec 02.3].</summary>
internal static class ProgressClosing
{
    public static void Close(FoldStep step, MilestoneProgress row)
    {
        if (row.Removed)
        {
            step.State.Progress.Set(row with { OpenUntil = null });
            return;
        }
        var closed = row with { Status = row.IsReached ? ProgressStatus.Completed : ProgressStatus.Expired, OpenUntil = null };
        step.State.Progress.Set(closed);
        if (step.Rules.Known(row.TargetRuleId) is { } target)
            PeriodOutcomes.Completed(step, target, closed);
    }
}
