using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>What is concluded of a streak, and under which identity [spec 02.3]: organisation, customer, streak, period or level, and kind.</summary>
internal static class StreakOutcomes
{
    private const string ReachedName = "streakLevelAchieved", LostName = "streakLevelUnAchieved", StartName = "streakStart", EndName = "streakEnd";

    public static void LevelReached(FoldStep step, StreakInForce streak, StreakProgress row, StreakLevel level)
    {
        var (id, number) = (Text(row.StreakId), Text(level.Level));
        step.Conclude(EventIdentity.OfOutcome(ReachedName, step.Fact.OrgId, step.Customer, id, number),
            Of<StreakLevelAchieved>(ReachedName, step, streak, row) with { Level = level.Level });
        var cause = new EarnCause(new TriggeringActivity(ReachedName, [new("StreakId", id), new("Level", number)]), "streak", id, number);
        foreach (var badgeId in level.Badges)
            BadgeFold.Earn(step, badgeId, cause);
    }

    public static void LevelLost(FoldStep step, StreakInForce streak, StreakProgress row, int level) =>
        step.Conclude(EventIdentity.OfOutcome(LostName, step.Fact.OrgId, step.Customer, Text(row.StreakId), Text(level), step.CountedId),
            Of<StreakLevelUnAchieved>(LostName, step, streak, row) with { Level = level });

    public static void Start(FoldStep step, StreakInForce streak, StreakProgress row, in Period period) =>
        step.Conclude(EventIdentity.OfOutcome(StartName, step.Fact.OrgId, step.Customer, Text(row.StreakId), Text(period.Id)),
            Of<StreakStart>(StartName, step, streak, row) with { PeriodId = period.Id });

    /// <summary>By a miss once a cycle; by an un-enrolment once an event.</summary>
    public static void End(FoldStep step, StreakInForce streak, StreakProgress row, in Period period, bool unEnrolled) =>
        step.Conclude(EventIdentity.OfOutcome(EndName, step.Fact.OrgId, step.Customer, Text(row.StreakId), Text(period.Id), unEnrolled ? step.FactId : ""),
            Of<StreakEnd>(EndName, step, streak, row) with { PeriodId = period.Id, Cycles = row.Running.Count });

    private static T Of<T>(string name, FoldStep step, StreakInForce streak, StreakProgress row) where T : StreakOutcome
    {
        StreakOutcome blank = Blank<T>.Event;
        return (T)(blank with
        {
            Name = name,
            Occurred = step.Occurred,
            Received = step.Happened.Received,
            StreakId = row.StreakId,
            StreakName = streak.Definition.Name,
            TargetRuleId = row.TargetRuleId,
            Cycles = row.Cycles,
            DefinitionVersion = streak.Version,
        });
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
