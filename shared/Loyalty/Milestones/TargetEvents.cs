using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>The rows of [spec 03.1] that a counted event leaves.</summary>
internal static class TargetEvents
{
    public static TargetEvent Enrolled(FoldStep step, TargetInForce target, long periodId, decimal goal) => new()
    {
        StreamKey = step.Fact.StreamKey,
        TargetRuleId = target.TargetRuleId,
        Sequence = step.Fact.Sequence,
        Kind = TargetEventKind.Enrol,
        TargetGroupId = target.TargetGroupId,
        PeriodId = periodId,
        TargetValue = goal,
    };

    public static TargetEvent UnEnrolled(FoldStep step, TargetInForce target, long periodId, decimal goal) =>
        Row(step, target, TargetEventKind.UnEnrol, periodId, goal);

    /// <summary>A purchase's row stands in the place of the event that brought it; a correction changes it there.</summary>
    public static TargetEvent Purchased(TargetInForce target, TransactionRecord bill, long periodId, decimal value) => new()
    {
        StreamKey = bill.StreamKey,
        TargetRuleId = target.TargetRuleId,
        Sequence = bill.Sequence,
        Kind = TargetEventKind.AddTransaction,
        TargetGroupId = target.TargetGroupId,
        PeriodId = periodId,
        UniqueId = bill.TransactionId,
        Occurred = bill.Occurred,
        Stored = bill.Stored,
        TargetValue = value,
    };

    public static TargetEvent Returned(FoldStep step, TargetInForce target, string? returnId, long periodId, decimal value) =>
        Row(step, target, TargetEventKind.ReturnBill, periodId, value) with { UniqueId = returnId ?? step.RequestId };

    public static TargetEvent Behavioural(FoldStep step, TargetInForce target, long periodId) =>
        Row(step, target, TargetEventKind.GenericEvent, periodId, 1) with { UniqueId = step.RequestId, DisplayName = target.Definition.Event };

    private static TargetEvent Row(FoldStep step, TargetInForce target, TargetEventKind kind, long periodId, decimal value) => new()
    {
        StreamKey = step.Fact.StreamKey,
        TargetRuleId = target.TargetRuleId,
        Sequence = step.Counted.Sequence,
        Kind = kind,
        TargetGroupId = target.TargetGroupId,
        PeriodId = periodId,
        Occurred = step.CountedEvent.Occurred,
        Stored = step.Counted.Stored,
        TargetValue = value,
    };
}
