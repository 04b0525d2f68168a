using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>The beginning and the end of a customer's row of a period [spec 02.3]: each once a customer, rule and period.</summary>
internal static class PeriodOutcomes
{
    private const string StartedName = "targetPeriodStarted", CompletedName = "targetPeriodCompleted";

    public static void Started(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(TargetOutcomes.IdentityOfOne(step, StartedName, target, row.PeriodId), new TargetPeriodStarted
        {
            Name = StartedName,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            TargetGroupId = target.TargetGroupId,
            TargetGroupName = target.Group.Definition.Name,
            TargetRuleId = target.TargetRuleId,
            TargetName = target.Definition.Name,
            PeriodId = row.PeriodId,
            PeriodStart = row.PeriodStart,
            PeriodEnd = row.PeriodEnd,
            AchievedValue = row.Value,
            DefinedValue = row.Goal,
            DefinitionVersion = target.Group.Version,
        });

    public static void Completed(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(TargetOutcomes.IdentityOfOne(step, CompletedName, target, row.PeriodId), new TargetPeriodCompleted
        {
            Name = CompletedName,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            TargetGroupId = target.TargetGroupId,
            TargetGroupName = target.Group.Definition.Name,
            TargetRuleId = target.TargetRuleId,
            TargetName = target.Definition.Name,
            PeriodId = row.PeriodId,
            PeriodStart = row.PeriodStart,
            PeriodEnd = row.PeriodEnd,
            AchievedValue = row.Value,
            DefinedValue = row.Goal,
            DefinitionVersion = target.Group.Version,
            Achieved = row.IsReached,
        });
}
