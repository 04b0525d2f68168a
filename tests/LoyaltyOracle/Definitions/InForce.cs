using System.Text.Json;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A definition in force at a place in the log.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Accepted">The events of its versions that came into force, in log order.</param>
/// <param name="Version">The number of its newest version.</param>
/// <param name="Json">Its content.</param>
/// <param name="Retired">True where it was taken out of force.</param>
/// <param name="Read">What the reader made of it.</param>
internal sealed record InForce(string Id, IReadOnlyList<LogEntry> Accepted, long Version, JsonElement Json, bool Retired, Definition Read)
{
    public LogEntry First => Accepted[0];

    /// <summary>
    /// The definitions of a kind, in the order of their first versions. A version with faults, or that changes what is fixed, stays out of
    /// force; one that retires need not repeat the definition.
    /// </summary>
    public static IEnumerable<InForce> Of(IEnumerable<LogEntry> log, string kind) =>
        log.Where(entry => entry.Definition?.Kind == kind)
            .GroupBy(entry => entry.Definition!.Id)
            .Select(versions => versions.Aggregate((InForce?)null, After))
            .OfType<InForce>()
            .OrderBy(definition => definition.First.Sequence);

    private static InForce? After(InForce? known, LogEntry entry)
    {
        var version = entry.Definition!;
        if (version.Read is null)
            return version.Retired && known is not null ? known with { Version = version.Version, Retired = true } : known;
        if (known is not null && DefinitionReader.Changes(known.Read, version.Read).Count > 0)
            return known;
        return new InForce(version.Id, [.. known?.Accepted ?? [], entry], version.Version, version.Json, version.Retired, version.Read);
    }
}
