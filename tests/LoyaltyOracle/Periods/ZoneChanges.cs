using EventPlatform.LoyaltyOracle.Definitions;
using NodaTime;

namespace EventPlatform.LoyaltyOracle.Periods;

/// <summary>
/// The organisation's zones. The one in force when the first group is defined holds for all that ever was; a changed one holds for periods
/// that begin later than the change [spec 02.3].
/// </summary>
public sealed class ZoneChanges
{
    private readonly DateTimeZone _first;
    private readonly List<(DateTimeOffset From, DateTimeZone Zone)> _changes;

    public ZoneChanges(IReadOnlyList<LogEntry> definitions)
    {
        var group = definitions.FirstOrDefault(entry => entry.Definition is { Kind: "target-groups", Read: not null })?.Sequence ?? long.MaxValue;
        var zones = definitions.Where(entry => entry.Definition is { Kind: "organisation" } version && (version.Read is not null || version.Retired)).ToList();
        _first = zones.LastOrDefault(entry => entry.Sequence < group) is { } before ? ZoneOf(before.Definition!) : DateTimeZone.Utc;
        _changes = [.. zones.Where(entry => entry.Sequence > group).Select(entry => (entry.Stored, ZoneOf(entry.Definition!)))];
    }

    public DateTimeZone Last() => _changes.Count == 0 ? _first : _changes[^1].Zone;

    /// <summary>The zone for a period that begins at the instant.</summary>
    public DateTimeZone At(DateTimeOffset start) => _changes.LastOrDefault(change => change.From < start, (From: start, Zone: _first)).Zone;

    /// <summary>The zone for a period that begins on a date and follows no other.</summary>
    public DateTimeZone At(LocalDate first) => _changes.Aggregate(_first, (zone, change) => change.From < StartOf(first, zone) ? change.Zone : zone);

    /// <summary>A day begins at midnight; where there is none, at the first instant after.</summary>
    public static DateTimeOffset StartOf(LocalDate date, DateTimeZone zone) => zone.AtStartOfDay(date).ToDateTimeOffset().ToUniversalTime();

    private static DateTimeZone ZoneOf(DefinitionVersion version) =>
        version.Retired ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[version.Json.Text("timeZone") ?? "UTC"];
}
