using System.Text.Json;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A target group in force [spec 06.1].</summary>
public sealed class GroupRule
{
    private readonly JsonElement _json;
    private readonly ZoneChanges _zones;
    private readonly IReadOnlyList<LogEntry> _versions;

    internal GroupRule(InForce definition, ZoneChanges zones)
    {
        _json = definition.Json;
        _zones = zones;
        _versions = definition.Accepted;
        Id = long.Parse(definition.Id, System.Globalization.CultureInfo.InvariantCulture);
        Version = definition.Version;
        Counts = !definition.Retired && _json.Flag("active", true);
        OffsetDays = _json.Whole("offsetDays") ?? 0;
        Targets = [.. _json.List("targets").Select(target => new TargetRule(this, target))];
        Cycles = Kind == "FIXED_CALENDAR_WINDOW" ? Calendar.Of(Id, Window, zones) : [];
    }

    public long Id { get; }

    public string Name => _json.Text("name")!;

    public long Version { get; }

    /// <summary>False where it is inactive or retired: then nothing but the clock touches it.</summary>
    public bool Counts { get; }

    public long OffsetDays { get; }

    public IReadOnlyList<TargetRule> Targets { get; }

    public string Kind => Window.Text("kind")!;

    public JsonElement Window => _json.Field("window")!.Value;

    public bool IsUnified => _json.Text("trackingType") == "UNIFIED";

    public JsonElement? Unified => _json.Field("unified");

    /// <summary>The periods of a fixed window, in order.</summary>
    public IReadOnlyList<Cycle> Cycles { get; }

    /// <summary>A group counts only what stands after its first version.</summary>
    public bool IsBehind(LogEntry entry) => entry.Sequence > First.Sequence;

    /// <summary>Place in the log of the first version that has the rule; null where none has.</summary>
    public long? FirstWith(long ruleId) =>
        _versions.FirstOrDefault(version => version.Definition!.Json.List("targets").Any(target => target.Whole("targetRuleId") == ruleId))?.Sequence;

    /// <summary>The zone of the days of a period that begins then.</summary>
    public NodaTime.DateTimeZone ZoneAt(DateTimeOffset start) => _zones.At(start);

    public Cycle? CycleOf(DateTimeOffset occurred) => Cycles.FirstOrDefault(cycle => cycle.Holds(occurred));

    /// <summary>History being loaded: over already, with the days of grace, when the first version was stored.</summary>
    public bool IsHistory(Cycle cycle) => cycle.End.AddDays(First.Definition!.Json.Whole("offsetDays") ?? 0) <= First.Stored;

    /// <summary>The first period after another that may still change; null where none is left.</summary>
    public Cycle? After(Cycle cycle, Func<Cycle, bool> isOpen) => Cycles.SkipWhile(other => other.Id != cycle.Id).Skip(1).FirstOrDefault(isOpen);

    /// <summary>The days of grace that were in force at a place in the log.</summary>
    public long OffsetDaysAt(LogEntry place) => _versions.Last(version => version.Sequence < place.Sequence).Definition!.Json.Whole("offsetDays") ?? 0;

    private LogEntry First => _versions[0];
}
