using System.Globalization;
using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Ids of definitions and names that they may refer to [spec 06].</summary>
internal static class DefinitionIds
{
    private const int BadgeIdLength = 24, LongestName = 100, LongestCode = 50;

    /// <summary>What the platform itself concludes or appends: never input of a rule [spec 02.1].</summary>
    private static readonly HashSet<string> Reserved =
    [
        "targetAchievedValueUpdated", "targetValueAchieved", "targetValueUnAchieved", "targetPeriodStarted", "targetPeriodCompleted",
        "unifiedTargetsAchieved", "unifiedTargetsUnAchieved", "streakLevelAchieved", "streakLevelUnAchieved", "streakStart", "streakEnd",
        "badgeEarned", "badgeEarnRefused", "badgeExpired", "badgeRevoked", "clockAdvanced",
        .. EventTypes.Outcomes.Keys,
    ];

    /// <summary>A positive int64 in its shortest form.</summary>
    public static bool TryInteger(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0 && text[0] != '0';

    /// <summary>24 hex digits, taken in lower case.</summary>
    public static bool TryBadge(string text, out string id)
    {
        id = text;
        if (text.Length != BadgeIdLength || !text.All(char.IsAsciiHexDigit))
            return false;
        id = string.Create(BadgeIdLength, text, static (target, source) => source.AsSpan().ToLowerInvariant(target));
        return true;
    }

    public static bool IsFieldCode(string text) =>
        text.Length is > 0 and <= LongestCode && char.IsAsciiLetter(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    public static bool IsEventName(string text) =>
        text.Length is > 0 and <= LongestName
        && char.IsAsciiLetter(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.');

    /// <summary>The id inside the JSON, where there is one, must be that of the path.</summary>
    public static void CheckAgrees(ObjectReader reader, string id)
    {
        if (!reader.TryTake("id", required: false, out var value))
            return;
        var inside = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (!string.Equals(inside, id, StringComparison.OrdinalIgnoreCase))
            reader.Faults.Add(reader.At("id"), DefinitionFaultCode.IdMismatch, $"Found {FaultList.Quote(inside)}; {FaultList.Quote(id)} is expected.");
    }

    /// <summary>The name of an event that moves a rule.</summary>
    public static string? EventName(ObjectReader reader, string field)
    {
        if (reader.Text(field, LongestName, required: true) is not { } name)
            return null;
        if (IsEventName(name) && !Reserved.Contains(name))
            return name;
        var why = Reserved.Contains(name) ? "belongs to the platform and is never input of a rule" : "is no event name: letters, digits, _ and ., a letter first";
        reader.Faults.Add(reader.At(field), DefinitionFaultCode.BadName, $"{FaultList.Quote(name)} {why}.");
        return null;
    }

    /// <summary>A list of badge ids without repetition.</summary>
    public static List<string> Badges(ObjectReader reader, string field, int most)
    {
        var badges = new List<string>();
        foreach (var (item, pointer) in reader.List(field, 0, most))
            if (item.ValueKind != JsonValueKind.String || !TryBadge(item.GetString()!, out var id))
                reader.Faults.Add(pointer, DefinitionFaultCode.BadId, $"Found {ObjectReader.Shown(item)}; 24 hex digits are expected.");
            else if (badges.Contains(id))
                reader.Faults.Add(pointer, DefinitionFaultCode.Duplicate, $"{id} stands here more than once.");
            else
                badges.Add(id);
        return badges;
    }
}
