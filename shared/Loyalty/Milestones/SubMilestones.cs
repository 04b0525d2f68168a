using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// Which marks on the way to the goal stand reached: a mark goes when the value falls below it, and stays where only the definition was
/// raised.
/// </summary>
internal static class SubMilestones
{
    public static IReadOnlyList<ReachedSubMilestone> After(IReadOnlyList<ReachedSubMilestone> reached, SubMilestone[] marks, decimal value, DateTimeOffset at)
    {
        if (marks.Length == 0 && reached.Count == 0)
            return reached;
        var after = new List<ReachedSubMilestone>(marks.Length);
        foreach (var mark in marks)
            if (StillReached(reached, mark, value) is { } kept)
                after.Add(kept);
            else if (value >= mark.Value)
                after.Add(new ReachedSubMilestone(mark.Name, mark.Value!.Value, at));
        return after;
    }

    /// <summary>What was reached stays reached.</summary>
    public static IReadOnlyList<ReachedSubMilestone> Debited(IReadOnlyList<ReachedSubMilestone> reached, decimal change) =>
        [.. reached.Select(mark => mark with { Debited = mark.Debited + change })];

    private static ReachedSubMilestone? StillReached(IReadOnlyList<ReachedSubMilestone> reached, SubMilestone mark, decimal value)
    {
        foreach (var known in reached)
            if (known.Name == mark.Name && value - known.Debited >= Math.Min(known.Value, mark.Value!.Value))
                return known;
        return null;
    }
}
