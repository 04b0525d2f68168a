namespace EventPlatform.Loyalty.Unified;

/// <summary>A condition over which targets of a group stand reached.</summary>
public abstract record UnifiedRule
{
    public abstract bool Holds(IReadOnlyList<long> reached);
}

/// <summary>The target stands reached.</summary>
internal sealed record TargetReached(long TargetRuleId) : UnifiedRule
{
    public override bool Holds(IReadOnlyList<long> reached) => reached.Contains(TargetRuleId);
}

/// <summary>Every part holds.</summary>
internal sealed record AllHold(IReadOnlyList<UnifiedRule> Parts) : UnifiedRule
{
    public override bool Holds(IReadOnlyList<long> reached) => Parts.All(part => part.Holds(reached));
}

/// <summary>At least one part holds.</summary>
internal sealed record AnyHolds(IReadOnlyList<UnifiedRule> Parts) : UnifiedRule
{
    public override bool Holds(IReadOnlyList<long> reached) => Parts.Any(part => part.Holds(reached));
}
