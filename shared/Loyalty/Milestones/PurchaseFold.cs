using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>A purchase counts towards every target that takes it, in the period of its occurred time [spec 02.3].</summary>
internal static class PurchaseFold
{
    public static void Add(FoldStep step, in TransactionFact purchase)
    {
        var counts = new List<TransactionCount>(step.Rules.Transactions.Length);
        var bill = Record(step, purchase, counts);
        foreach (var target in step.Rules.Transactions)
            if (Count(step, target, purchase, bill) is { } count)
                counts.Add(count);
        step.State.Transactions.Set(bill);
    }

    /// <summary>Counts the bill, where the target takes it and its occurred time lies in the window.</summary>
    public static TransactionCount? Count(FoldStep step, TargetInForce target, in TransactionFact purchase, TransactionRecord bill)
    {
        if (Measure.OfPurchase(target, purchase, step.CountedEvent) is not { } counted || Periods.Of(step.State, step.Fact.StreamKey, target, bill.Occurred) is not { } period)
            return null;
        DateOnly? day = Measure.IsDaily(target) ? target.Window.DayOf(bill.Occurred, period) : null;
        if (ProgressFold.Move(step, target, new Movement(period, counted.Value) { Day = day, Events = 1, Always = true }) is null)
            return null;
        step.State.TargetEvents.Set(TargetEvents.Purchased(target, bill, period.Id, counted.Value));
        return new TransactionCount(target.TargetRuleId, target.TargetGroupId, period.Id, counted.Value, Day: day)
        {
            Items = counted.Items,
            CountedAt = step.Fact.Sequence == bill.Sequence ? 0 : step.Fact.Sequence,
        };
    }

    /// <summary>What is remembered of the bill that the counted event brings.</summary>
    public static TransactionRecord Record(FoldStep step, in TransactionFact purchase, List<TransactionCount> counts) => new()
    {
        StreamKey = step.Fact.StreamKey,
        TransactionId = purchase.TransactionId!,
        Sequence = step.Counted.Sequence,
        Occurred = step.CountedEvent.Occurred,
        Stored = step.Counted.Stored,
        Amount = purchase.Amount,
        GrossAmount = purchase.GrossAmount,
        Quantity = purchase.Quantity,
        Counts = counts,
    };
}
