using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads a target group [spec 06.1].</summary>
internal static class TargetGroupReader
{
    private const int LongestName = 200, MostTargets = 50, MostOffsetDays = 3_660;

    /// <summary>Ids above this leave no room for the numbers of cycles [spec 06].</summary>
    private const long LargestIdWithCycles = 900_000_000_000_000;

    public static TargetGroupDefinition? Read(string id, ObjectReader reader)
    {
        if (!DefinitionIds.TryInteger(id, out var groupId))
            reader.Faults.Add("/id", DefinitionFaultCode.BadId, $"{FaultList.Quote(id)} is no target group id: a positive integer is expected.");
        var name = reader.Text("name", LongestName, required: true);
        var isUnified = reader.Choice("trackingType", [("DEFAULT", false), ("STREAKS", false), ("UNIFIED", true)], ["CAPPING"], false);
        var active = reader.Flag("active", true);
        var window = WindowReader.Read(reader);
        var offset = reader.Integer("offsetDays", 0, MostOffsetDays) ?? 0;
        var targets = Targets(reader, window);
        var unified = UnifiedReader.Read(reader, isUnified == true, window, targets);
        CheckRoomForCycles(groupId, window, reader.Faults);
        return name is null || window is null
            ? null
            : new TargetGroupDefinition(groupId, name) { Active = active, Window = window, OffsetDays = (int)offset, Unified = unified, Targets = targets };
    }

    private static List<TargetDefinition> Targets(ObjectReader reader, WindowDefinition? window)
    {
        var targets = new List<TargetDefinition>();
        var ids = new HashSet<long>();
        foreach (var (item, pointer) in reader.List("targets", 1, MostTargets))
            if (ObjectReader.Of(item, pointer, reader.Faults) is { } target)
            {
                if (TargetReader.Read(target, ids) is { } definition)
                    targets.Add(Checked(definition, target, window));
                target.Close();
            }
        return targets;
    }

    private static TargetDefinition Checked(TargetDefinition target, ObjectReader reader, WindowDefinition? window)
    {
        if (window is AgnosticWindowDefinition && target.ReturnPolicy == ReturnPolicy.NextPeriod)
            reader.Faults.Add(reader.At("returnPolicy"), DefinitionFaultCode.BadCombination, "A cycle that its goal ends has no next period to book into.");
        return target;
    }

    private static void CheckRoomForCycles(long groupId, WindowDefinition? window, FaultList faults)
    {
        if (groupId > LargestIdWithCycles && window is CalendarWindowDefinition or CyclicWindowDefinition or AgnosticWindowDefinition)
            faults.Add("/id", DefinitionFaultCode.OutOfRange, $"Found {groupId}; up to {LargestIdWithCycles} is expected where periods are not listed.");
    }
}
