using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// What is concluded of a target, and under which identity [spec 02.3]: organisation, customer, rule, period and kind; for what can be
/// true more than once, the causing event's id too. The definition's version is carried, never part of it.
/// </summary>
internal static class TargetOutcomes
{
    private const string UpdatedName = "targetAchievedValueUpdated", AchievedName = "targetValueAchieved", UnAchievedName = "targetValueUnAchieved";

    public static void Updated(FoldStep step, TargetInForce target, MilestoneProgress row, decimal change) =>
        step.Conclude(IdentityOfEach(step, UpdatedName, target, row.PeriodId), new TargetAchievedValueUpdated
        {
            Name = UpdatedName,
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
            CurrentEventValue = change,
        });

    public static void Achieved(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfOne(step, AchievedName, target, row.PeriodId), new TargetValueAchieved
        {
            Name = AchievedName,
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

    public static void UnAchieved(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfEach(step, UnAchievedName, target, row.PeriodId), new TargetValueUnAchieved
        {
            Name = UnAchievedName,
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

    /// <summary>Of what can be true once a customer, rule and period.</summary>
    public static Guid IdentityOfOne(FoldStep step, string kind, TargetInForce target, long periodId) =>
        EventIdentity.OfOutcome(kind, step.Fact.OrgId, step.Customer, target.RuleIdText, Text(periodId));

    private static Guid IdentityOfEach(FoldStep step, string kind, TargetInForce target, long periodId) =>
        EventIdentity.OfOutcome(kind, step.Fact.OrgId, step.Customer, target.RuleIdText, Text(periodId), step.CountedId);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
