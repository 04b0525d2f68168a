namespace EventPlatform.Loyalty.Milestones;

/// <summary>One customer's progress towards one target in one period.</summary>
public readonly record struct ProgressKey(string StreamKey, long TargetRuleId, long PeriodId);
