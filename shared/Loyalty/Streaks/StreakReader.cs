using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>Reads a streak [spec 06.2].</summary>
internal static class StreakReader
{
    private const int LongestName = 200, MostLevels = 10, MostCycles = 9_999, MostBadges = 20;

    public static StreakDefinition? Read(string id, ObjectReader reader)
    {
        if (!DefinitionIds.TryInteger(id, out var streakId))
            reader.Faults.Add("/id", DefinitionFaultCode.BadId, $"{FaultList.Quote(id)} is no streak id: a positive integer is expected.");
        var name = reader.Text("name", LongestName, required: true);
        var ruleId = reader.Integer("targetRuleId", 1, long.MaxValue, required: true);
        var active = reader.Flag("active", true);
        var continuous = reader.Flag("continuous", true);
        var enrolment = reader.Choice("enrolment", [("ALL", EnrolmentKind.All), ("EVENT", EnrolmentKind.Event)], ["SEGMENT"], EnrolmentKind.All);
        var levels = Levels(reader);
        return name is null || ruleId is null
            ? null
            : new StreakDefinition(streakId, name, ruleId.Value) { Active = active, Continuous = continuous, Levels = levels, Enrolment = enrolment ?? default };
    }

    private static List<StreakLevel> Levels(ObjectReader streak)
    {
        var levels = new List<StreakLevel>();
        foreach (var (item, pointer) in streak.List("levels", 1, MostLevels))
            if (ObjectReader.Of(item, pointer, streak.Faults) is { } reader)
            {
                var level = reader.Integer("level", 1, MostLevels, required: true);
                var cycles = reader.Integer("cycles", 1, MostCycles, required: true);
                if (level is { } number && number != levels.Count + 1)
                    reader.Faults.Add(reader.At("level"), DefinitionFaultCode.BadOrder, $"Found {number}; {levels.Count + 1} is expected: levels ascend from 1 without gap.");
                if (levels.Count > 0 && cycles <= levels[^1].Cycles)
                    reader.Faults.Add(reader.At("cycles"), DefinitionFaultCode.BadOrder, $"Found {cycles}; more than {levels[^1].Cycles} is expected.");
                levels.Add(new StreakLevel((int)(level ?? 0), (int)(cycles ?? 0), DefinitionIds.Badges(reader, "badges", MostBadges)));
                reader.Close();
            }
        return levels;
    }
}
