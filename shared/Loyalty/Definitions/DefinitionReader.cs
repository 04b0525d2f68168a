using System.Text.Json;
using EventPlatform.Contracts.Events;

using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>
/// Reads definitions as a whole and lists every fault [spec 06]. What the specification allows and this version does not evaluate is
/// refused as <c>NOT_SUPPORTED</c>, never silently ignored.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Reads a definition of the kind and id (the last part of its path or stream).</summary>
    public static DefinitionReading Read(DefinitionKind kind, string id, JsonElement json)
    {
        var faults = new FaultList();
        var definition = Read(kind, id, json, faults);
        return new DefinitionReading(faults.Count == 0 ? definition : null, faults.Faults);
    }

    /// <summary>What a new version may not change: a group's <c>start</c>, <c>kind</c> and <c>recurrence</c>, a streak's target.</summary>
    public static IReadOnlyList<DefinitionFault> Changes(Definition old, Definition @new)
    {
        var faults = new FaultList();
        if (old is TargetGroupDefinition before && @new is TargetGroupDefinition after)
            WindowReader.CheckFixed(before.Window, after.Window, faults);
        if (old is StreakDefinition streak && @new is StreakDefinition other && streak.TargetRuleId != other.TargetRuleId)
            faults.Add("/targetRuleId", DefinitionFaultCode.Fixed, $"The streak is one of target {streak.TargetRuleId} and cannot become one of another.");
        return faults.Faults;
    }

    private static Definition? Read(DefinitionKind kind, string id, JsonElement json, FaultList faults)
    {
        if (kind != DefinitionKind.Organisation && kind != DefinitionKind.TargetGroup && kind != DefinitionKind.Badge && kind != DefinitionKind.Streak)
        {
            faults.NotSupported("", $"A definition of kind {kind.Path}");
            return null;
        }
        if (ObjectReader.Of(json, "", faults) is not { } reader)
            return null;
        DefinitionIds.CheckAgrees(reader, id);
        Definition? definition = kind == DefinitionKind.Organisation ? OrganisationReader.Read(id, reader)
            : kind == DefinitionKind.TargetGroup ? TargetGroupReader.Read(id, reader)
            : kind == DefinitionKind.Streak ? StreakReader.Read(id, reader)
            : BadgeReader.Read(id, reader);
        reader.Close();
        return definition;
    }
}
