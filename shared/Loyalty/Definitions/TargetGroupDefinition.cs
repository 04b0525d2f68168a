using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>A group of targets that share a window [spec 06.1].</summary>
public sealed record TargetGroupDefinition(long TargetGroupId, string Name) : Definition
{
    public bool Active { get; init; } = true;

    public required WindowDefinition Window { get; init; }

    /// <summary>Days after a period's end until the clock may close it.</summary>
    public int OffsetDays { get; init; }

    /// <summary>The group's own goal; null unless its <c>trackingType</c> is <c>UNIFIED</c>.</summary>
    public UnifiedDefinition? Unified { get; init; }

    public required IReadOnlyList<TargetDefinition> Targets { get; init; }
}
