namespace EventPlatform.Loyalty.Unified;

/// <summary>A group's own goal, beside those of its targets [spec 02.3, 06.1]: a sum of their values, or a rule over which of them stand reached.</summary>
/// <param name="Goal">The goal of the sum; null where a rule is given.</param>
/// <param name="Rule">The rule; null where a sum is asked for.</param>
/// <param name="Badges">Ids of the badges that reaching it earns.</param>
public sealed record UnifiedDefinition(decimal? Goal, UnifiedRule? Rule, IReadOnlyList<string> Badges);
