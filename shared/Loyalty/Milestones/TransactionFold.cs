using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Transaction events: purchases, corrections of them, and returns [spec 02.3].</summary>
internal static class TransactionFold
{
    /// <summary>False where the event is timeline only: a <c>transactionId</c> counts once per customer.</summary>
    public static bool Apply(FoldStep step, in TransactionFact transaction)
    {
        var bill = transaction.TransactionId is { } id ? step.State.Transactions.Find(new TransactionKey(step.Fact.StreamKey, id)) : null;
        TransactionTotals.Apply(step, transaction, bill);
        switch (transaction.Kind)
        {
            case TransactionFactKind.Purchase when bill is not null:
                return false;
            case TransactionFactKind.Return when bill is null:
                ReturnFold.ReturnUnknown(step, transaction);
                break;
            case TransactionFactKind.Return:
                ReturnFold.Return(step, transaction, bill);
                break;
            case TransactionFactKind.Correction when bill is not null:
                CorrectionFold.Correct(step, transaction, bill);
                break;
            default:
                PurchaseFold.Add(step, transaction);
                break;
        }
        return true;
    }
}
