using EventPlatform.Contracts.Events;

using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>
/// One definition fact put into its organisation's catalog. Definitions are checked before they are stored; a stored version that still
/// has faults, or changes what is fixed (two ways in may race), stays out of force and is listed as inert.
/// </summary>
internal static class DefinitionStep
{
    public static (OrganisationCatalog? Catalog, IReadOnlyList<DefinitionFault> Faults) Apply(OrganisationCatalog organisation, Fact fact, DefinitionEvent defined)
    {
        var kind = DefinitionKind.ByEventName(defined.Name);
        var reading = kind is null
            ? Refused(DefinitionFaultCode.NotSupported, $"{FaultList.Quote(defined.Name)} is no kind of definition.")
            : DefinitionReader.Read(kind, IdOf(fact.StreamKey), defined.Definition);
        if (!reading.IsGood)
            return defined.Retired ? (Retire(organisation, kind, fact), []) : (null, reading.Faults);
        var faults = Conflicts(organisation, reading.Definition, fact);
        return faults.Count > 0 ? (null, faults) : (With(organisation, reading.Definition, defined.Retired, fact), []);
    }

    private static OrganisationCatalog With(OrganisationCatalog organisation, Definition definition, bool retired, Fact fact) => definition switch
    {
        OrganisationDefinition own => organisation.With(own, retired, fact.Stored),
        TargetGroupDefinition group => organisation.With(group, retired, fact),
        BadgeDefinition badge => organisation.With(badge, retired, fact),
        StreakDefinition streak => organisation.With(streak, retired, fact),
        _ => throw new InvalidOperationException($"{definition.GetType().Name} has no place in the catalog."),
    };

    /// <summary>Takes out of force what is named, where the retiring event does not repeat the definition.</summary>
    private static OrganisationCatalog Retire(OrganisationCatalog organisation, DefinitionKind? kind, Fact fact)
    {
        var id = IdOf(fact.StreamKey);
        if (kind == DefinitionKind.Organisation && organisation.Definition is { } own)
            return organisation.With(own, retired: true, fact.Stored);
        if (kind == DefinitionKind.TargetGroup && DefinitionIds.TryInteger(id, out var groupId) && organisation.Groups.TryGetValue(groupId, out var group))
            return organisation.With(group.Definition, retired: true, fact);
        if (kind == DefinitionKind.Streak && DefinitionIds.TryInteger(id, out var streakId) && organisation.Streaks.TryGetValue(streakId, out var streak))
            return organisation.With(streak.Definition, retired: true, fact);
        if (kind == DefinitionKind.Badge && DefinitionIds.TryBadge(id, out var badgeId) && organisation.Badges.TryGetValue(badgeId, out var badge))
            return organisation.With(badge.Definition, retired: true, fact);
        return organisation;
    }

    private static IReadOnlyList<DefinitionFault> Conflicts(OrganisationCatalog organisation, Definition definition, Fact fact)
    {
        if (definition is OrganisationDefinition own && own.OrgId != fact.OrgId)
            return Refused(DefinitionFaultCode.IdMismatch, $"An organisation's definition has the organisation's id, {fact.OrgId}.").Faults;
        if (definition is StreakDefinition streak && organisation.Streaks.TryGetValue(streak.StreakId, out var before))
            return DefinitionReader.Changes(before.Definition, streak);
        return definition is TargetGroupDefinition group && organisation.Groups.TryGetValue(group.TargetGroupId, out var known)
            ? DefinitionReader.Changes(known.Definition, group)
            : [];
    }

    private static DefinitionReading Refused(string code, string message) => new(null, [new DefinitionFault("", code, message)]);

    /// <summary>The id in a definition's stream key: what follows the kind.</summary>
    private static string IdOf(string streamKey)
    {
        const string mark = ":~d:";
        var kind = streamKey.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return streamKey[(streamKey.IndexOf(':', kind) + 1)..];
    }
}
