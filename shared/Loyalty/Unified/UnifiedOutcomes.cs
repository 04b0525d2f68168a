using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Unified;

/// <summary>What is concluded of a group's own goal, and under which identity [spec 02.3].</summary>
internal static class UnifiedOutcomes
{
    private const string AchievedName = "unifiedTargetsAchieved", UnAchievedName = "unifiedTargetsUnAchieved";

    public static (Guid Id, OutcomeEvent Event) Achieved(FoldStep step, GroupInForce group, UnifiedProgress row) =>
        (EventIdentity.OfOutcome(AchievedName, step.Fact.OrgId, step.Customer, Text(row.TargetGroupId), Text(row.PeriodId)),
            Of<UnifiedTargetsAchieved>(AchievedName, step, group, row));

    public static (Guid Id, OutcomeEvent Event) UnAchieved(FoldStep step, GroupInForce group, UnifiedProgress row) =>
        (EventIdentity.OfOutcome(UnAchievedName, step.Fact.OrgId, step.Customer, Text(row.TargetGroupId), Text(row.PeriodId), step.CountedId),
            Of<UnifiedTargetsUnAchieved>(UnAchievedName, step, group, row));

    private static T Of<T>(string name, FoldStep step, GroupInForce group, UnifiedProgress row) where T : UnifiedOutcome
    {
        UnifiedOutcome blank = Blank<T>.Event;
        return (T)(blank with
        {
            Name = name,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            TargetGroupId = row.TargetGroupId,
            TargetGroupName = group.Definition.Name,
            PeriodId = row.PeriodId,
            PeriodStart = row.PeriodStart,
            PeriodEnd = row.PeriodEnd,
            AchievedValue = row.Value,
            DefinedValue = row.Goal,
            AchievedTargets = row.Reached,
            DefinitionVersion = group.Version,
        });
    }

    /// <summary>Why its badges are earned: once a group and period.</summary>
    public static EarnCause Cause(UnifiedProgress row)
    {
        var (group, period) = (Text(row.TargetGroupId), Text(row.PeriodId));
        return new EarnCause(new TriggeringActivity(AchievedName, [new("TargetGroupId", group), new("PeriodId", period)]), "unified", group, period);
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
