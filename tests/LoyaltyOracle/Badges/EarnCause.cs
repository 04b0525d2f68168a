using System.Globalization;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>Why a badge is earned, as the outcome tells it.</summary>
internal sealed record EarnCause(string Name, params IReadOnlyList<(string Key, string Value)> Identifiers)
{
    public static EarnCause OfTarget(TargetRule target, Account account) => new("targetValueAchieved", ("TargetRuleId", Text(target.Id)), ("PeriodId", Text(account.Period.Id)));

    public static EarnCause OfGroup(GroupRule group, long periodId) => new("unifiedTargetsAchieved", ("TargetGroupId", Text(group.Id)), ("PeriodId", Text(periodId)));

    public static EarnCause OfLevel(StreakRule streak, long level) => new("streakLevelAchieved", ("StreakId", Text(streak.Id)), ("Level", Text(level)));

    public static EarnCause OfEvent(LogEntry entry, string name) => new(name, ("eventId", $"#{entry.Sequence}"));

    public override string ToString() => $"{Name} {string.Join(' ', Identifiers.Select(one => $"{one.Key}={one.Value}"))}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
