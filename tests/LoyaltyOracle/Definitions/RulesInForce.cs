using EventPlatform.LoyaltyOracle.Periods;
using NodaTime;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>The rules as the log up to a place defines them [spec 02.2].</summary>
public sealed class RulesInForce
{
    public RulesInForce(IEnumerable<LogEntry> log)
    {
        var definitions = log.Where(entry => entry.Definition is not null).ToList();
        var zones = new ZoneChanges(definitions);
        TimeZone = zones.Last();
        CurrencyCode = InForce.Of(definitions, "organisation").LastOrDefault() is { Retired: false } own ? own.Json.Text("currencyCode") : null;
        Groups = [.. InForce.Of(definitions, "target-groups").Select(group => new GroupRule(group, zones)).OrderBy(group => group.Id)];
        Streaks = [.. InForce.Of(definitions, "streaks").Select(streak => new StreakRule(streak)).OrderBy(streak => streak.Id)];
        Badges = [.. InForce.Of(definitions, "badges").Select(badge => new BadgeRule(badge)).OrderBy(badge => badge.Id, StringComparer.Ordinal)];
    }

    public DateTimeZone TimeZone { get; }

    /// <summary>The organisation's currency; null where it defines none.</summary>
    public string? CurrencyCode { get; }

    /// <summary>All groups by id, retired and inactive ones too.</summary>
    public IReadOnlyList<GroupRule> Groups { get; }

    public IReadOnlyList<StreakRule> Streaks { get; }

    public IReadOnlyList<BadgeRule> Badges { get; }

    /// <summary>Targets that count, by group and place in the group.</summary>
    public IEnumerable<TargetRule> Targets => Groups.Where(group => group.Counts).SelectMany(group => group.Targets).Where(Belongs);

    public TargetRule? Target(long ruleId) => Targets.FirstOrDefault(target => target.Id == ruleId);

    /// <summary>The target as it is defined, also where its group does not count.</summary>
    public TargetRule? Known(long ruleId) => Groups.SelectMany(group => group.Targets).FirstOrDefault(target => target.Id == ruleId && Belongs(target));

    /// <summary>The group that a rule belongs to.</summary>
    public GroupRule? GroupOf(long ruleId) => Groups.Where(group => group.FirstWith(ruleId) is not null).MinBy(group => group.FirstWith(ruleId));

    public BadgeRule? Badge(string badgeId) => Badges.FirstOrDefault(badge => badge.Id == badgeId);

    /// <summary>A <c>targetRuleId</c> belongs to the group that is first in the log; in another it is inert.</summary>
    private bool Belongs(TargetRule target) => GroupOf(target.Id) == target.Group;
}
