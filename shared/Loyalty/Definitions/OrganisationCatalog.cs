using System.Collections.Immutable;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Windows;
using NodaTime;

using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>One organisation's definitions at a place in the log; immutable. An organisation without any has the defaults [spec 06].</summary>
public sealed record OrganisationCatalog
{
    public static readonly OrganisationCatalog Default = new();

    private RuleIndex? _index;

    private OrganisationCatalog() { }

    private OrganisationCatalog(OrganisationCatalog original)
    {
        Definition = original.Definition;
        Zones = original.Zones;
        Groups = original.Groups;
        Owners = original.Owners;
        Badges = original.Badges;
        Streaks = original.Streaks;
    }

    /// <summary>The organisation's own definition, or null where it has none.</summary>
    public OrganisationDefinition? Definition { get; private init; }

    public ZoneHistory Zones { get; private init; } = ZoneHistory.Utc;

    public DateTimeZone TimeZone => Zones.Current;

    public string? CurrencyCode => Definition?.CurrencyCode;

    public IReadOnlyList<string> PersonalFields => Definition?.PersonalFields ?? [];

    /// <summary>Groups by id, retired and inactive ones too.</summary>
    public ImmutableSortedDictionary<long, GroupInForce> Groups { get; private init; } = ImmutableSortedDictionary<long, GroupInForce>.Empty;

    /// <summary>Whether a group has a goal of its own, or had one.</summary>
    internal bool HasUnified => Groups.Values.Any(group => group.UnifiedFrom is not null);

    /// <summary>The group that each <c>targetRuleId</c> belongs to: the first in the log, for ever; in another group it is inert [spec 02.3].</summary>
    public ImmutableDictionary<long, long> Owners { get; private init; } = ImmutableDictionary<long, long>.Empty;

    /// <summary>The targets of a group, those too that its newest version no longer has.</summary>
    internal IEnumerable<long> RulesOf(long targetGroupId) => Owners.Where(owner => owner.Value == targetGroupId).Select(owner => owner.Key);

    /// <summary>Streaks by id, retired ones too.</summary>
    public ImmutableSortedDictionary<long, StreakInForce> Streaks { get; private init; } = ImmutableSortedDictionary<long, StreakInForce>.Empty;

    /// <summary>Badges by id (lower case), retired ones too.</summary>
    public ImmutableSortedDictionary<string, BadgeInForce> Badges { get; private init; } =
        ImmutableSortedDictionary.Create<string, BadgeInForce>(StringComparer.Ordinal);

    internal RuleIndex Index => _index ??= new RuleIndex(this);

    internal OrganisationCatalog With(OrganisationDefinition definition, bool retired, DateTimeOffset at) =>
        this with { Definition = retired ? null : definition, Zones = ZonesWith(retired ? DateTimeZone.Utc : definition.TimeZone, at) };

    internal OrganisationCatalog With(TargetGroupDefinition group, bool retired, Fact fact)
    {
        var known = Groups.GetValueOrDefault(group.TargetGroupId);
        var owners = Owners.ToBuilder();
        foreach (var target in group.Targets)
            owners.TryAdd(target.TargetRuleId, group.TargetGroupId);
        return this with
        {
            Groups = Groups.SetItem(group.TargetGroupId, new GroupInForce(group, fact.Version, known?.CountsFrom ?? fact.Sequence, retired)
            {
                HistoryThrough = known?.HistoryThrough ?? fact.Stored.Back(group.OffsetDays),
                ClosedThrough = known?.ClosedThrough ?? default,
                UnifiedFrom = group.Unified is not null && known?.Definition.Unified is null ? fact.Sequence : known?.UnifiedFrom,
            }),
            Owners = owners.ToImmutable(),
        };
    }

    internal OrganisationCatalog With(StreakDefinition streak, bool retired, Fact fact) =>
        this with { Streaks = Streaks.SetItem(streak.StreakId, new StreakInForce(streak, fact.Version, retired)) };

    internal OrganisationCatalog With(BadgeDefinition badge, bool retired, Fact fact) =>
        this with { Badges = Badges.SetItem(badge.BadgeId, new BadgeInForce(badge, fact.Version, retired)) };

    internal OrganisationCatalog With(ClockAdvanced clock) =>
        this with { Groups = Groups.ToImmutableSortedDictionary(group => group.Key, group => group.Value.At(clock.Until)) };

    internal OrganisationCatalog WithClosed(long targetGroupId, DateTimeOffset through) =>
        Groups.TryGetValue(targetGroupId, out var group) ? this with { Groups = Groups.SetItem(targetGroupId, group.Closed(through)) } : this;

    /// <summary>Before there is a group there are no periods that a zone could change.</summary>
    private ZoneHistory ZonesWith(DateTimeZone zone, DateTimeOffset at) => Groups.IsEmpty ? ZoneHistory.Of(zone) : Zones.With(zone, at);
}
