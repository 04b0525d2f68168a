using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Customers;

/// <summary>Totals as a fold [spec 02.1]: a repeat changes nothing, a correction the difference, a return lowers.</summary>
internal static class TransactionTotals
{
    /// <summary>Must see the transaction as it was known before the event.</summary>
    public static void Apply(FoldStep step, in TransactionFact transaction, TransactionRecord? known)
    {
        if (transaction.Kind == TransactionFactKind.Purchase && known is not null)
            return;
        var before = step.State.Totals.Find(new TotalsKey(step.Fact.StreamKey)) ?? new CustomerTotals { StreamKey = step.Fact.StreamKey };
        step.State.Totals.Set(Add(before, transaction, known));
    }

    private static CustomerTotals Add(CustomerTotals totals, in TransactionFact transaction, TransactionRecord? known)
    {
        var amount = transaction.Amount ?? 0;
        return transaction.Kind switch
        {
            TransactionFactKind.Return => totals with { TransactionTotal = totals.TransactionTotal - amount },
            TransactionFactKind.Correction when known is not null => totals with { TransactionTotal = totals.TransactionTotal + amount - (known.Amount ?? 0) },
            _ => totals with { TransactionCount = totals.TransactionCount + 1, TransactionTotal = totals.TransactionTotal + amount },
        };
    }
}
