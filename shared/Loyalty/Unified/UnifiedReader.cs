using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Unified;

/// <summary>Reads <c>unified</c> of a group of <c>trackingType</c> <c>UNIFIED</c> [spec 06.1].</summary>
internal static class UnifiedReader
{
    private const int LongestRule = 1_000, MostBadges = 20;

    public static UnifiedDefinition? Read(ObjectReader group, bool isUnified, WindowDefinition? window, IReadOnlyList<TargetDefinition> targets)
    {
        if (!isUnified)
        {
            group.Forbid("unified", "Only trackingType UNIFIED takes a unified goal.");
            return null;
        }
        if (window is CyclicWindowDefinition or AgnosticWindowDefinition)
            group.Faults.NotSupported(group.At("trackingType"), "A unified goal over cycles of each customer's own");
        if (group.Object("unified", required: true) is not { } reader)
            return null;
        var unified = reader.Has("rule") ? OfRule(reader, targets) : OfSum(reader);
        reader.Close();
        return unified;
    }

    private static UnifiedDefinition? OfSum(ObjectReader reader)
    {
        reader.Choice("of", [("SUM", true)], [], true);
        var goal = reader.Positive("goal", TargetReader.LargestGoal, required: true);
        var badges = DefinitionIds.Badges(reader, "badges", MostBadges);
        return goal is null ? null : new UnifiedDefinition(goal, null, badges);
    }

    private static UnifiedDefinition? OfRule(ObjectReader reader, IReadOnlyList<TargetDefinition> targets)
    {
        reader.Forbid("goal", "A rule has no goal: the targets have theirs.");
        reader.Forbid("of", "A rule is no sum.");
        var badges = DefinitionIds.Badges(reader, "badges", MostBadges);
        if (reader.Text("rule", LongestRule, required: true) is not { } text)
            return null;
        var (rule, fault) = UnifiedRuleReader.Read(text, [.. targets.Select(target => target.TargetRuleId)]);
        if (fault is not null)
            reader.Faults.Add(reader.At("rule"), DefinitionFaultCode.BadField, fault);
        return rule is null ? null : new UnifiedDefinition(null, rule, badges);
    }
}
