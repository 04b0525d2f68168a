namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads the sub-milestones of a target: absolute, or a percentage of the goal [spec 02.3].</summary>
internal static class SubMilestoneReader
{
    private const int LongestName = 200, MostMarks = 20, WholeGoal = 100;

    public static List<SubMilestone> Read(ObjectReader target)
    {
        var marks = new List<SubMilestone>();
        foreach (var (item, pointer) in target.List("subMilestones", 0, MostMarks))
            if (ObjectReader.Of(item, pointer, target.Faults) is { } reader)
            {
                if (ReadOne(reader) is { } mark)
                    AddOnce(marks, mark, reader);
                reader.Close();
            }
        return marks;
    }

    private static SubMilestone? ReadOne(ObjectReader reader)
    {
        var name = reader.Text("name", LongestName, required: true);
        if (reader.Has("value"))
            reader.Forbid("percent", "A sub-milestone has a value or a percent, not both.");
        var percent = reader.Has("value") ? null : reader.Positive("percent", WholeGoal, required: true);
        var value = reader.Positive("value", TargetReader.LargestGoal);
        return name is null ? null : new SubMilestone(name, value, percent);
    }

    private static void AddOnce(List<SubMilestone> marks, SubMilestone mark, ObjectReader reader)
    {
        if (marks.Exists(other => other.Name == mark.Name))
            reader.Faults.Add(reader.At("name"), DefinitionFaultCode.Duplicate, $"{FaultList.Quote(mark.Name)} is the name of another sub-milestone of this target.");
        else
            marks.Add(mark);
    }
}
