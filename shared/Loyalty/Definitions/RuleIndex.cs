using System.Collections.Frozen;
using EventPlatform.Loyalty.Windows;

using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>What counts in an organisation, by what moves it; made once for each change of its definitions.</summary>
internal sealed class RuleIndex
{
    private static readonly TargetInForce[] NoTargets = [];
    private static readonly StreakInForce[] NoStreaks = [];
    private static readonly EarnInForce[] NoEarns = [];

    private readonly FrozenDictionary<long, PeriodWindow> _windows;
    private readonly FrozenDictionary<long, TargetInForce> _known;
    private readonly FrozenDictionary<long, TargetInForce> _byRule;
    private readonly FrozenDictionary<string, TargetInForce[]> _byEvent;
    private readonly FrozenDictionary<string, TargetInForce[]> _bySegment;
    private readonly FrozenDictionary<long, StreakInForce> _streaks;
    private readonly FrozenDictionary<long, StreakInForce[]> _streaksByRule;
    private readonly FrozenDictionary<string, EarnInForce[]> _earns;

    public RuleIndex(OrganisationCatalog organisation)
    {
        _windows = organisation.Groups.ToFrozenDictionary(group => group.Key, group => PeriodWindow.Of(group.Value.Definition, organisation.Zones));
        _known = organisation.Groups.Values.SelectMany(group => TargetsOf(organisation, group)).ToFrozenDictionary(target => target.TargetRuleId);
        var targets = _known.Values.Where(target => target.Group.Counts).OrderBy(target => target.TargetGroupId).ThenBy(target => target.Place).ToList();
        Transactions = [.. targets.Where(target => target.Definition.Entity != TargetEntity.Event)];
        OwnCycles = [.. targets.Where(target => target.OwnCycles is not null)];
        _byRule = targets.ToFrozenDictionary(target => target.TargetRuleId);
        _byEvent = targets
            .Where(target => target.Definition.Entity == TargetEntity.Event)
            .GroupBy(target => target.Definition.Event!)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _bySegment = targets
            .Where(target => target.Definition.Segment is not null)
            .GroupBy(target => target.Definition.Segment!)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _streaks = organisation.Streaks.Where(streak => streak.Value.Counts && Rule(streak.Value.Definition.TargetRuleId) is { OwnCycles: null })
            .ToFrozenDictionary(streak => streak.Key, streak => streak.Value);
        _streaksByRule = _streaks.Values.OrderBy(streak => streak.Definition.StreakId).GroupBy(streak => streak.Definition.TargetRuleId)
            .ToFrozenDictionary(streaks => streaks.Key, streaks => streaks.ToArray());
        _earns = organisation.Badges.Values
            .Where(badge => !badge.Retired)
            .SelectMany(badge => badge.Definition.EarnOn.Select(on => new EarnInForce(badge, on)))
            .GroupBy(earn => earn.EarnOn.Event)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Targets that transactions and returns move, by group id and place in the group.</summary>
    public TargetInForce[] Transactions { get; }

    /// <summary>Targets for which each customer has cycles of his own.</summary>
    public TargetInForce[] OwnCycles { get; }

    /// <summary>The periods of a group that are the same for everybody, also where it is inactive or retired.</summary>
    public PeriodWindow WindowOf(GroupInForce group) => _windows[group.Definition.TargetGroupId];

    /// <summary>The target as it is defined, also where its group is inactive or retired.</summary>
    public TargetInForce? Known(long targetRuleId) => _known.GetValueOrDefault(targetRuleId);

    /// <summary>The target where it counts.</summary>
    public TargetInForce? Rule(long targetRuleId) => _byRule.GetValueOrDefault(targetRuleId);

    /// <summary>Behavioural targets that an event of the name moves.</summary>
    public TargetInForce[] Behavioural(string eventName) => _byEvent.GetValueOrDefault(eventName, NoTargets);

    /// <summary>Targets whose customers are the members of a segment.</summary>
    public TargetInForce[] OfSegment(string segment) => _bySegment.GetValueOrDefault(segment, NoTargets);

    /// <summary>Streaks that count, over targets with a fixed window.</summary>
    public IEnumerable<StreakInForce> Streaks => _streaks.Values;

    public StreakInForce? Streak(long streakId) => _streaks.GetValueOrDefault(streakId);

    /// <summary>Streaks over a target, by id.</summary>
    public StreakInForce[] StreaksOf(long targetRuleId) => _streaksByRule.GetValueOrDefault(targetRuleId, NoStreaks);

    public EarnInForce[] Earns(string eventName) => _earns.GetValueOrDefault(eventName, NoEarns);

    private IEnumerable<TargetInForce> TargetsOf(OrganisationCatalog organisation, GroupInForce group) => group.Definition.Targets
        .Where(target => organisation.Owners[target.TargetRuleId] == group.Definition.TargetGroupId)
        .Select((target, place) => new TargetInForce(group, target, WindowOf(group), organisation.CurrencyCode) { Place = place });
}
