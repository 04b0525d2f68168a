using System.Collections.Immutable;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>
/// The definitions in force at a place in the log; immutable. Built by <see cref="With"/> from definition facts in log order, so that a
/// rebuild sees, at each place, the rules that were in force then [spec 02.2].
/// </summary>
public sealed class DefinitionCatalog
{
    public static readonly DefinitionCatalog Empty = new(ImmutableDictionary<long, OrganisationCatalog>.Empty, [], 0);

    private readonly ImmutableDictionary<long, OrganisationCatalog> _organisations;

    private DefinitionCatalog(ImmutableDictionary<long, OrganisationCatalog> organisations, ImmutableList<InertDefinition> inert, long lastSequence)
    {
        _organisations = organisations;
        Inert = inert;
        LastSequence = lastSequence;
    }

    /// <summary>Place in the log of the newest definition or clock in it; 0 when empty.</summary>
    public long LastSequence { get; }

    /// <summary>Versions that were stored and cannot come into force; what was in force before them stays.</summary>
    public ImmutableList<InertDefinition> Inert { get; }

    /// <summary>The catalog after a fact whose event is a <see cref="DefinitionEvent"/> or <see cref="ClockAdvanced"/>; any other fact, or one at or before <see cref="LastSequence"/>, changes nothing.</summary>
    public DefinitionCatalog With(Fact fact)
    {
        if (fact.Sequence <= LastSequence)
            return this;
        if (fact.Event is ClockAdvanced clock)
            return new DefinitionCatalog(_organisations.SetItem(fact.OrgId, Organisation(fact.OrgId).With(clock)), Inert, fact.Sequence);
        if (fact.Event is not DefinitionEvent defined)
            return this;
        var (organisation, faults) = DefinitionStep.Apply(Organisation(fact.OrgId), fact, defined);
        return organisation is null
            ? new DefinitionCatalog(_organisations, Inert.Add(new InertDefinition(fact.StreamKey, fact.Version, faults)), fact.Sequence)
            : new DefinitionCatalog(_organisations.SetItem(fact.OrgId, organisation), Inert, fact.Sequence);
    }

    /// <summary>The catalog with what the clock has closed of a group, as it was kept: the clock stood at <paramref name="sequence"/> last.</summary>
    public DefinitionCatalog WithClosed(long orgId, long targetGroupId, DateTimeOffset through, long sequence) =>
        new(_organisations.SetItem(orgId, Organisation(orgId).WithClosed(targetGroupId, through)), Inert, Math.Max(LastSequence, sequence));

    /// <summary>All organisations that have defined something.</summary>
    public IEnumerable<KeyValuePair<long, OrganisationCatalog>> Organisations => _organisations;

    public OrganisationCatalog Organisation(long orgId) => _organisations.GetValueOrDefault(orgId, OrganisationCatalog.Default);

    /// <summary>The targets that an event of the name can move.</summary>
    public IReadOnlyList<TargetInForce> TargetsFor(long orgId, string eventName)
    {
        var index = Organisation(orgId).Index;
        return eventName is "transactionAdded" or "transactionUpdated" or "transactionReturned"
            ? [.. index.Transactions, .. index.Behavioural(eventName)]
            : index.Behavioural(eventName);
    }

    /// <summary>The target of a rule id where it counts, or null.</summary>
    public TargetInForce? Target(long orgId, long targetRuleId) => Organisation(orgId).Index.Rule(targetRuleId);

    /// <summary>The badge where it is defined and not retired, or null.</summary>
    public BadgeInForce? Badge(long orgId, string badgeId) =>
        Organisation(orgId).Badges.GetValueOrDefault(badgeId) is { Retired: false } badge ? badge : null;

    /// <summary>The badges that an event of the name can earn.</summary>
    public IReadOnlyList<EarnInForce> EarnsFor(long orgId, string eventName) => Organisation(orgId).Index.Earns(eventName);
}
