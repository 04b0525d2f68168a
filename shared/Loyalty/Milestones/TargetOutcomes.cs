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
    private const string UpdatedName = "targetAchievedValueUpdated", AchievedName = "targetValueAchieved", UnAchievedName = "targetValueUnAchieved",
        StartedName = "targetPeriodStarted", CompletedName = "targetPeriodCompleted";

    public static void Updated(FoldStep step, TargetInForce target, MilestoneProgress row, decimal change) =>
        step.Conclude(IdentityOfEach(step, UpdatedName, target, row.PeriodId),
            Of<TargetAchievedValueUpdated>(UpdatedName, step, target, row) with { CurrentEventValue = change });

    public static void Achieved(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfOne(step, AchievedName, target, row.PeriodId), Of<TargetValueAchieved>(AchievedName, step, target, row));

    public static void UnAchieved(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfEach(step, UnAchievedName, target, row.PeriodId), Of<TargetValueUnAchieved>(UnAchievedName, step, target, row));

    /// <summary>The beginning of a customer's row of a period.</summary>
    public static void Started(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfOne(step, StartedName, target, row.PeriodId), Of<TargetPeriodStarted>(StartedName, step, target, row));

    /// <summary>Its end.</summary>
    public static void Completed(FoldStep step, TargetInForce target, MilestoneProgress row) =>
        step.Conclude(IdentityOfOne(step, CompletedName, target, row.PeriodId),
            Of<TargetPeriodCompleted>(CompletedName, step, target, row) with { Achieved = row.IsReached });

    private static T Of<T>(string name, FoldStep step, TargetInForce target, MilestoneProgress row) where T : TargetOutcome
    {
        TargetOutcome blank = Blank<T>.Event;
        return (T)(blank with
        {
            Name = name,
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
    }

    /// <summary>Of what can be true once a customer, rule and period.</summary>
    private static Guid IdentityOfOne(FoldStep step, string kind, TargetInForce target, long periodId) =>
        EventIdentity.OfOutcome(kind, step.Fact.OrgId, step.Customer, target.RuleIdText, Text(periodId));

    private static Guid IdentityOfEach(FoldStep step, string kind, TargetInForce target, long periodId) =>
        EventIdentity.OfOutcome(kind, step.Fact.OrgId, step.Customer, target.RuleIdText, Text(periodId), step.CountedId);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
