using System.Globalization;
using System.Text.Json;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A streak in force [spec 06.2].</summary>
public sealed class StreakRule
{
    private readonly JsonElement _json;

    internal StreakRule(InForce definition)
    {
        _json = definition.Json;
        Id = long.Parse(definition.Id, CultureInfo.InvariantCulture);
        Version = definition.Version;
        Counts = !definition.Retired && _json.Flag("active", true);
        Levels = [.. _json.List("levels").Select(level => (level.Whole("level")!.Value, level.Whole("cycles")!.Value, level.List("badges").Select(badge => badge.GetString()!).ToList()))];
    }

    public long Id { get; }

    public long Version { get; }

    public bool Counts { get; }

    public long RuleId => _json.Whole("targetRuleId")!.Value;

    public bool IsContinuous => _json.Flag("continuous", true);

    public bool IsForAll => _json.Text("enrolment") is null or "ALL";

    /// <summary>Ascending.</summary>
    public IReadOnlyList<(long Level, long Cycles, List<string> Badges)> Levels { get; }
}
