using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Customers;

/// <summary>A customer's transactions in one number each [spec 02.1]: a repeat changes nothing, a correction the difference, a return lowers.</summary>
internal static class TransactionTotals
{
    public static CustomerProfile Apply(CustomerProfile profile, in TransactionFact transaction, TransactionRecord? known)
    {
        var amount = transaction.Amount ?? 0;
        return transaction.Kind switch
        {
            TransactionFactKind.Return => profile with { TransactionTotal = profile.TransactionTotal - amount },
            TransactionFactKind.Purchase when known is not null => profile,
            TransactionFactKind.Correction when known is not null => profile with { TransactionTotal = profile.TransactionTotal + amount - (known.Amount ?? 0) },
            _ => profile with { TransactionCount = profile.TransactionCount + 1, TransactionTotal = profile.TransactionTotal + amount },
        };
    }
}
