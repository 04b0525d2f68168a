using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// <c>transactionUpdated</c> sets the new values in the original's period; the existing row changes, there is no new one [spec 02.3].
/// A closed period stays as it is. The filter is asked of the new values: what a target no longer takes counts nothing, what it takes now counts from here on.
/// What has come back stays taken off, so a bill never counts for less than that.
/// </summary>
internal static class CorrectionFold
{
    public static void Correct(FoldStep step, in TransactionFact corrected, TransactionRecord bill)
    {
        var counts = new List<TransactionCount>(bill.Counts.Count + 1);
        foreach (var count in bill.Counts)
            counts.Add(step.Rules.Rule(count.TargetRuleId) is { } target ? Recount(step, target, corrected, bill, count) : count);
        foreach (var target in step.Rules.Transactions)
            if (IsNew(step, target, bill) && PurchaseFold.Count(step, target, corrected, bill) is { } count)
                counts.Add(count);
        step.State.Transactions.Set(Corrected(bill, corrected) with { Counts = counts });
    }

    public static TransactionRecord Corrected(TransactionRecord bill, in TransactionFact corrected) =>
        bill with { Amount = corrected.Amount, GrossAmount = corrected.GrossAmount, Quantity = corrected.Quantity };

    /// <summary>A group counts only what stands after its first version, and nothing that is back whole; a target that tracks from an enrolment, only what stands after that.</summary>
    private static bool IsNew(FoldStep step, TargetInForce target, TransactionRecord bill) =>
        !bill.WhollyReturned && bill.Sequence > target.Group.CountsFrom && !Counted(bill, target.TargetRuleId)
        && !(target.TracksFromEnrolment && EnrolmentFold.Find(step, target)?.Sequence > bill.Sequence);

    private static bool Counted(TransactionRecord bill, long targetRuleId)
    {
        foreach (var count in bill.Counts)
            if (count.TargetRuleId == targetRuleId)
                return true;
        return false;
    }

    public static TransactionCount Recount(FoldStep step, TargetInForce target, in TransactionFact corrected, TransactionRecord bill, TransactionCount count)
    {
        var measured = Measure.OfPurchase(target, corrected, step.CountedEvent) ?? default;
        var value = count.Returned > 0 ? Math.Max(measured.Value, count.Returned) : measured.Value;
        var items = Kept(measured.Items, count.Items);
        if (RowOf(step, bill, count) is not { } row || target.IsClosed(row))
            return count;
        if (value == count.Value)
            return count with { Items = items };
        ProgressFold.Move(step, target, new Movement(row.Period, value - count.Value) { Day = Measure.IsDaily(target) ? count.Day : null });
        step.State.TargetEvents.Set(TargetEvents.Purchased(target, bill, count.PeriodId, value));
        return count with { Value = value, Items = items };
    }

    /// <summary>The new items, with what has come back of them.</summary>
    private static IReadOnlyList<CountedItem>? Kept(IReadOnlyList<CountedItem>? items, IReadOnlyList<CountedItem>? before) =>
        before is null ? items : [.. (items ?? []).Select(item => item with { Returned = before.FirstOrDefault(known => known.Sku == item.Sku)?.Returned ?? 0 })];

    private static MilestoneProgress? RowOf(FoldStep step, TransactionRecord bill, TransactionCount count) =>
        step.State.Progress.Find(new ProgressKey(step.Fact.StreamKey, count.TargetRuleId, count.PeriodId)) is { } row && count.StandsIn(row, bill) ? row : null;
}
