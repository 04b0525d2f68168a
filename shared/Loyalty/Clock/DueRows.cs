namespace EventPlatform.Loyalty.Clock;

/// <summary>Rows of a group that a clock event may close: open, and ending by <paramref name="Through"/>.</summary>
/// <param name="OrgId">The organisation.</param>
/// <param name="TargetGroupId">The group.</param>
/// <param name="Through">What the clock has closed.</param>
/// <param name="Limit">How many of them, in the order of end, stream, rule and period.</param>
public readonly record struct DueRows(long OrgId, long TargetGroupId, DateTimeOffset Through, int Limit);
