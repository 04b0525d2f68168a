using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// Returns lower the targets that allow it, in the period of the transaction that they name (<c>SAME_PERIOD</c>) [spec 02.3]. A return is
/// settled when it is folded: a purchase that comes later changes nothing.
/// </summary>
internal static class ReturnFold
{
    /// <summary>What the bill did not count for does not count back; what is returned never exceeds what it counted for.</summary>
    public static void Return(FoldStep step, in TransactionFact returned, TransactionRecord bill)
    {
        var amount = bill.ReturnedAmount + (returned.Amount ?? 0);
        var whole = bill.WhollyReturned || returned.WholeBill || amount >= bill.Amount;
        var counts = new List<TransactionCount>(bill.Counts.Count);
        foreach (var count in bill.Counts)
            counts.Add(step.Rules.Rule(count.TargetRuleId) is { Definition.AllowReturns: true } target
                ? Lower(step, target, returned, count, Measure.OfReturn(target, returned, bill, whole))
                : count);
        step.State.Transactions.Set(bill with { ReturnedAmount = amount, WhollyReturned = whole, Counts = counts });
    }

    /// <summary>A return that names no known bill: its own occurred time stands for the bill's, and the filter is asked of the return.</summary>
    public static void ReturnUnknown(FoldStep step, in TransactionFact returned)
    {
        foreach (var target in step.Rules.Transactions)
        {
            if (!target.Definition.AllowReturns || target.Window.PeriodOf(step.Occurred) is not { } period)
                continue;
            var lowered = Measure.OfUnknownReturn(target, returned, step.Context);
            if (lowered > 0)
                Book(step, target, returned, new Movement(period, -lowered) { Events = 1 });
        }
    }

    private static TransactionCount Lower(FoldStep step, TargetInForce target, in TransactionFact returned, TransactionCount count, decimal wanted)
    {
        var lowered = Math.Min(wanted, count.Value - count.Returned);
        var key = new ProgressKey(step.Fact.StreamKey, count.TargetRuleId, count.PeriodId);
        if (wanted == 0 || step.State.Progress.Find(key) is not { } row)
            return count;
        var ignored = target.Definition.Type is TargetType.Count or TargetType.Visit ? 0 : wanted - lowered;
        Book(step, target, returned, new Movement(row.Period, -lowered) { Day = lowered > 0 && Measure.IsDaily(target) ? count.Day : null, Events = 1, Ignored = ignored });
        return count with { Returned = count.Returned + lowered };
    }

    private static void Book(FoldStep step, TargetInForce target, in TransactionFact returned, in Movement movement)
    {
        if (ProgressFold.Move(step, target, movement) is { } change)
            step.State.TargetEvents.Set(TargetEvents.Returned(step, target, returned.ReturnId, movement.Period.Id, change));
    }
}
