using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// Returns lower the targets that allow it: in the period of the transaction that they name (<c>SAME_PERIOD</c>), or in the first later one
/// that is open or to come (<c>NEXT_PERIOD</c>) [spec 02.3]. A return is settled when it is folded: a purchase that comes later changes nothing.
/// </summary>
internal static class ReturnFold
{
    /// <summary>What the bill did not count for does not count back; what is returned never exceeds what it counted for.</summary>
    public static void Return(FoldStep step, in TransactionFact returned, TransactionRecord bill) =>
        step.State.Transactions.Set(Returned(step, bill, returned, only: null));

    /// <summary>The bill after a return, which lowers all its targets or only one.</summary>
    public static TransactionRecord Returned(FoldStep step, TransactionRecord bill, in TransactionFact returned, TargetInForce? only)
    {
        var amount = bill.ReturnedAmount + (returned.Amount ?? 0);
        var whole = bill.WhollyReturned || returned.WholeBill || amount >= bill.Amount;
        var counts = new List<TransactionCount>(bill.Counts.Count);
        foreach (var count in bill.Counts)
            counts.Add((only ?? step.Rules.Rule(count.TargetRuleId)) is { Definition.AllowReturns: true } target
                ? Lower(step, target, returned, bill, count, whole)
                : count);
        return bill with { ReturnedAmount = amount, WhollyReturned = whole, Counts = counts };
    }

    /// <summary>A return that names no known bill: its own occurred time stands for the bill's, and the filter is asked of the return.</summary>
    public static void ReturnUnknown(FoldStep step, in TransactionFact returned)
    {
        foreach (var target in step.Rules.Transactions)
            ReturnUnknown(step, target, returned);
    }

    public static void ReturnUnknown(FoldStep step, TargetInForce target, in TransactionFact returned)
    {
        if (!target.Definition.AllowReturns || Periods.Of(step.State, step.Fact.StreamKey, target, step.CountedEvent.Occurred) is not { } period)
            return;
        var lowered = Measure.OfUnknownReturn(target, returned, step.CountedEvent);
        if (lowered > 0 && NextPeriod.Applies(target))
            Debit(step, target, returned, period.Id, lowered, ignored: 0);
        else if (lowered > 0)
            Book(step, target, returned, new Movement(period, -lowered) { Events = 1 });
    }

    private static TransactionCount Lower(FoldStep step, TargetInForce target, in TransactionFact returned, TransactionRecord bill, TransactionCount count, bool whole)
    {
        var key = new ProgressKey(step.Fact.StreamKey, count.TargetRuleId, count.PeriodId);
        if (step.State.Progress.Find(key) is not { } row || !count.StandsIn(row, bill))
            return count;
        var (wanted, items) = Wanted(step, target, returned, bill, count, whole, row.OwnGoal ?? target.Goal);
        var lowered = Math.Clamp(wanted, 0, Math.Max(0, count.Value - count.Returned));
        if (wanted == 0)
            return count with { Items = items };
        var ignored = Measure.IsCount(target) ? 0 : wanted - lowered;
        if (NextPeriod.Applies(target))
            return Debit(step, target, returned, count.PeriodId, OfDay(step, target, row, count, lowered), ignored)
                ? count with { Returned = count.Returned + lowered, Items = items }
                : count;
        Book(step, target, returned, new Movement(row.Period, -lowered) { Day = lowered > 0 && Measure.IsDaily(target) ? count.Day : null, Events = 1, Ignored = ignored });
        return target.IsClosed(row) ? count : count with { Returned = count.Returned + lowered, Items = items };
    }

    private static (decimal Wanted, IReadOnlyList<CountedItem>? Items) Wanted(
        FoldStep step, TargetInForce target, in TransactionFact returned, TransactionRecord bill, TransactionCount count, bool whole, decimal goal)
    {
        if (count.Items is not { } items)
            return (Measure.OfReturn(target, returned, bill, whole, step.Context), null);
        if (step.CountedEvent.LineItems.Count > 0)
            return LineItems.Back(target, step.CountedEvent, items);
        return (Measure.OfReturnWithoutItems(target, returned, bill, count, whole, goal), items);
    }

    /// <summary>Books what comes back of one period into the next; where none is left it is noted, not counted.</summary>
    private static bool Debit(FoldStep step, TargetInForce target, in TransactionFact returned, long periodId, decimal lowered, decimal ignored)
    {
        if (Periods.OpenAfter(step.State, step.Fact.StreamKey, target, periodId) is { } next)
        {
            Book(step, target, returned, new Movement(next, -lowered) { Events = 1, Ignored = ignored, IsDebit = true });
            return true;
        }
        if (step.State.Progress.Find(new ProgressKey(step.Fact.StreamKey, target.TargetRuleId, periodId)) is { Removed: false } row)
            step.State.Progress.Set(row with { IgnoredReturns = row.IgnoredReturns + lowered + ignored });
        return false;
    }

    /// <summary>A day comes back once no other counted bill of it stays; in its own period it stays counted.</summary>
    private static decimal OfDay(FoldStep step, TargetInForce target, MilestoneProgress row, TransactionCount count, decimal lowered)
    {
        if (!Measure.IsDaily(target) || lowered == 0)
            return lowered;
        var days = VisitDays.Change(row.Days, count.Day!.Value, -1, keep: true);
        step.State.Progress.Set(row with { Days = days });
        return days.Any(day => day.Day == count.Day && day.Events > 0) ? 0 : 1;
    }

    private static void Book(FoldStep step, TargetInForce target, in TransactionFact returned, in Movement movement)
    {
        if (ProgressFold.Move(step, target, movement) is { } change)
            step.State.TargetEvents.Set(TargetEvents.Returned(step, target, returned.ReturnId, movement.Period.Id, change));
    }
}
