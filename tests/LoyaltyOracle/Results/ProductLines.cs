using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.LoyaltyOracle.Results;

/// <summary>What the product made of a log, in the lines of the oracle.</summary>
/// <param name="placeOf">An event's place in the log by its identity.</param>
public sealed class ProductLines(Func<Guid, long> placeOf)
{
    /// <summary>What of an outcome is compared.</summary>
    private static readonly HashSet<string> Fields =
    [
        "targetGroupId", "targetRuleId", "periodId", "periodStart", "periodEnd", "achievedValue", "definedValue", "definitionVersion",
        "currentEventValue", "achieved", "badgeId", "expiresAt", "earnedOn", "reason", "streakId", "level", "achievedTargets", "cycles",
    ];

    public static string Of(MilestoneProgress row) =>
        Line.Of("progress", ("customer", StreamKey.CustomerOf(row.StreamKey)), ("rule", row.TargetRuleId), ("period", row.PeriodId),
            ("start", row.PeriodStart), ("end", row.PeriodEnd), ("value", row.Value), ("goal", row.Goal), ("status", Word(row.Status)), ("achievedAt", row.AchievedAt),
            ("events", row.EventCount), ("last", row.EventCount == 0 ? null : row.LastEventAt), ("late", row.LateEvents), ("ignored", row.IgnoredReturns),
            ("marks", string.Join(',', row.SubMilestones.Select(mark => $"{mark.Name}:{Line.Text(mark.Value)}@{Line.Text(mark.ReachedAt)}"))));

    public static string Of(UnifiedProgress row) =>
        Line.Of("unified", ("customer", StreamKey.CustomerOf(row.StreamKey)), ("group", row.TargetGroupId), ("period", row.PeriodId), ("start", row.PeriodStart), ("end", row.PeriodEnd),
            ("value", row.Value), ("goal", row.Goal), ("reached", string.Join(',', row.Reached)), ("status", Word(row.Status)), ("achievedAt", row.AchievedAt));

    public static string Of(StreakProgress row) =>
        Line.Of("streak", ("customer", StreamKey.CustomerOf(row.StreamKey)), ("streak", row.StreakId), ("cycles", row.Cycles), ("level", row.Level), ("enrolled", row.Enrolled));

    public static string Of(TargetEvent row) =>
        Line.Of("target event", ("customer", StreamKey.CustomerOf(row.StreamKey)), ("rule", row.TargetRuleId), ("at", row.Sequence), ("kind", Word(row.Kind)),
            ("period", row.PeriodId), ("unique", row.UniqueId), ("name", row.DisplayName), ("occurred", row.Occurred), ("value", row.TargetValue));

    public string Of(HeldBadge held) =>
        Line.Of("badge", ("customer", StreamKey.CustomerOf(held.StreamKey)), ("badge", held.BadgeId), ("at", held.Sequence), ("earnedOn", held.EarnedOn),
            ("expiresAt", held.ExpiresAt), ("version", held.DefinitionVersion), ("because", Text(held.TriggeringActivity!)),
            ("held", Word(held.Status)), ("endedOn", held.EndedOn), ("reason", held.RevocationReason));

    /// <summary>An outcome by what it says, whatever its type.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="cause">Place in the log of the event that caused it.</param>
    /// <param name="outcome">As it is stored.</param>
    public string Of(string customer, long cause, JsonElement outcome)
    {
        var says = outcome.EnumerateObject().Where(field => Fields.Contains(field.Name)).Select(field => (field.Name, Value: Value(field.Value))).ToList();
        if (outcome.TryGetProperty("triggeringActivity", out var activity))
            says.Add(("triggeringActivity", Text(activity.Deserialize(StoredEventJson.Default.TriggeringActivity)!)));
        if (outcome.TryGetProperty("earnConstraints", out var limits))
            says.Add(("earnConstraints", string.Join(", ", limits.EnumerateArray().Select(Limit))));
        return Line.Of("outcome", [("at", cause), ("customer", customer), ("name", outcome.GetProperty("name").GetString()), ("occurred", outcome.GetProperty("occurred").GetDateTimeOffset()),
            .. says.OrderBy(one => one.Item1, StringComparer.Ordinal).Select(one => (one.Item1, one.Item2))]);
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.Array => string.Join(',', value.EnumerateArray()),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => value.TryGetDateTimeOffset(out var instant) ? instant : value.GetString(),
    };

    private static string Word<T>(T value) => JsonSerializer.Serialize(value).Trim('"');

    private static string Limit(JsonElement limit)
    {
        string Field(string name) => limit.TryGetProperty(name, out var value) ? value.ToString() : "";
        return $"{Field("constraintLevel")} {Field("constraintType")}{(Field("maxEarnLimit") is { Length: > 0 } most ? $" {Field("currentEarnCount")}/{most}" : "")}";
    }

    private string Text(TriggeringActivity activity) => $"{activity.Name} {string.Join(' ', activity.Identifiers.Select(one => $"{one.Key}={Identifier(one)}"))}";

    private string Identifier(ActivityIdentifier one) => one.Key == "eventId" ? $"#{placeOf(Guid.Parse(one.Value))}" : one.Value;
}
