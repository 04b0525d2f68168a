namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>A customer's bill as the log up to a place tells it.</summary>
/// <param name="Brought">The event that brought it: the first purchase, or a correction of one that was not known.</param>
/// <param name="Newest">The event with its newest values.</param>
/// <param name="IsBack">True once it came back whole: <c>wholeBill</c>, or returns together reached its amount [spec 02.4].</param>
internal sealed record Bill(LogEntry Brought, LogEntry Newest, bool IsBack)
{
    public decimal? Amount => Newest.Context.Amount("amount");

    public decimal? Gross => Newest.Context.Amount("grossAmount");

    public static Bill? Of(IEnumerable<LogEntry> log, string customer, string? transactionId)
    {
        Bill? bill = null;
        var returned = 0m;
        foreach (var entry in log.Where(entry => entry.Customer == customer && transactionId is not null && entry.TransactionOf() == transactionId))
            if (bill is null && (entry.IsPurchase() || entry.IsCorrection()))
                bill = new Bill(entry, entry, IsBack: false);
            else if (entry.IsCorrection())
                bill = bill! with { Newest = entry };
            else if (bill is not null && entry.IsReturn())
            {
                returned += entry.Context.Amount("amount") ?? 0;
                bill = bill with { IsBack = bill.IsBack || entry.Context.Boolean("wholeBill") == true || returned >= bill.Amount };
            }
        return bill;
    }
}
