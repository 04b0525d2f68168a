using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// A customer enrolled later: the events since the group's first version whose occurred time lies in the running period are counted in log
/// order, and what they reach is caused by the enrolment [spec 02.3].
/// </summary>
internal sealed class CountBack(FoldStep step, TargetInForce target, Period period)
{
    private readonly Dictionary<TransactionKey, TransactionRecord> _bills = [];

    /// <param name="step">The enrolment.</param>
    /// <param name="target">What it enrols in.</param>
    /// <param name="period">The running period.</param>
    /// <param name="after">Place in the log where a goal ended the cycle before: what led to it counts there, also what occurred at the same moment.</param>
    public static void Apply(FoldStep step, TargetInForce target, in Period period, long after)
    {
        var from = Math.Max(target.Group.CountsFrom, after);
        var counting = new CountBack(step, target, period);
        foreach (var earlier in step.State.History.Of(step.Fact.StreamKey))
            if (earlier.Sequence > from && earlier.Sequence < step.Fact.Sequence)
                counting.Count(step.Counting(earlier));
        counting.Remember();
    }

    private void Count(FoldStep earlier)
    {
        var transaction = TransactionFact.Of(earlier.Counted, earlier.CountedEvent);
        if (target.Definition.Entity == TargetEntity.Event)
        {
            if (target.Definition.Event == transaction.EventName(earlier.CountedEvent) && period.Contains(earlier.CountedEvent.Occurred))
                BehaviouralFold.Count(earlier, target);
        }
        else if (transaction.Kind != TransactionFactKind.None)
            Count(earlier, transaction);
    }

    private void Count(FoldStep earlier, in TransactionFact transaction)
    {
        var known = transaction.TransactionId is { } id ? step.State.Transactions.Find(new TransactionKey(step.Fact.StreamKey, id)) : null;
        if (transaction.Kind == TransactionFactKind.Return)
            Return(earlier, transaction, known);
        else if (known?.Sequence == earlier.Counted.Sequence)
            Purchase(earlier, transaction);
        else if (transaction.Kind == TransactionFactKind.Correction && known is not null && _bills.TryGetValue(known.Key, out var bill))
            _bills[known.Key] = CorrectionFold.Corrected(bill, transaction) with { Counts = Recounted(earlier, transaction, bill) };
    }

    private void Purchase(FoldStep earlier, in TransactionFact purchase)
    {
        var bill = PurchaseFold.Record(earlier, purchase, []);
        var count = period.Contains(bill.Occurred) ? PurchaseFold.Count(earlier, target, purchase, bill) : null;
        _bills[bill.Key] = bill with { Counts = count is null ? [] : [count] };
    }

    private TransactionCount[] Recounted(FoldStep earlier, in TransactionFact corrected, TransactionRecord bill)
    {
        if (bill.Counts is [var count])
            return [CorrectionFold.Recount(earlier, target, corrected, bill, count)];
        return period.Contains(bill.Occurred) && !bill.WhollyReturned && PurchaseFold.Count(earlier, target, corrected, bill) is { } added ? [added] : [];
    }

    private void Return(FoldStep earlier, in TransactionFact returned, TransactionRecord? known)
    {
        if (known is null || known.Sequence > earlier.Counted.Sequence)
        {
            if (period.Contains(earlier.CountedEvent.Occurred))
                ReturnFold.ReturnUnknown(earlier, target, returned);
        }
        else if (_bills.TryGetValue(known.Key, out var bill))
            _bills[known.Key] = ReturnFold.Returned(earlier, bill, returned, target);
    }

    /// <summary>The bills remember what they count for in the period now; what they counted for in another stays.</summary>
    private void Remember()
    {
        foreach (var (key, counted) in _bills)
            if (step.State.Transactions.Find(key) is { } bill)
                step.State.Transactions.Set(bill with { Counts = [.. bill.Counts.Where(count => (count.TargetRuleId, count.PeriodId) != (target.TargetRuleId, period.Id)), .. counted.Counts] });
    }
}
