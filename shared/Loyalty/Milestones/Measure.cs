using EventPlatform.Contracts.Context;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>What a purchase counts for and what a return takes off, by the target's type [spec 02.3, 06.1].</summary>
internal static class Measure
{
    /// <summary>What a purchase counts for; null where the target does not take it or the bill does not say.</summary>
    public static decimal? OfPurchase(TargetInForce target, in TransactionFact purchase, EventContext context) =>
        TakesCurrency(target, purchase) && Keeps(target, context) ? Value(target.Definition.Type, purchase) : null;

    /// <summary>What a return of an unknown bill takes off: nothing from counts and days.</summary>
    public static decimal OfUnknownReturn(TargetInForce target, in TransactionFact returned, EventContext context)
    {
        if (target.Definition.Type is TargetType.Count or TargetType.Visit)
            return 0;
        return OfPurchase(target, returned, context) ?? 0;
    }

    /// <summary>What a return of a known bill would take off, before it is cut to what the bill counted for. The filter is not asked again.</summary>
    public static decimal OfReturn(TargetInForce target, in TransactionFact returned, TransactionRecord bill, bool whole) => target.Definition.Type switch
    {
        TargetType.Count or TargetType.Visit => whole ? 1 : 0,
        TargetType.Quantity => returned.Quantity ?? 0,
        _ when !TakesCurrency(target, returned) => 0,
        TargetType.GrossSales => returned.GrossAmount ?? ShareOfGross(returned, bill),
        _ => returned.Amount ?? 0,
    };

    public static bool IsDaily(TargetInForce target) => target.Definition.Type == TargetType.Visit;

    private static decimal? Value(TargetType type, in TransactionFact transaction) => type switch
    {
        TargetType.Sales => transaction.Amount,
        TargetType.GrossSales => transaction.GrossAmount,
        TargetType.Quantity => transaction.Quantity,
        _ => 1,
    };

    private static decimal ShareOfGross(in TransactionFact returned, TransactionRecord bill) =>
        bill is { GrossAmount: { } gross, Amount: { } amount } ? Exact.Share(gross, returned.Amount ?? 0, amount) : 0;

    /// <summary>Amount targets take transactions without a currency or in the organisation's; where it defines none, all.</summary>
    private static bool TakesCurrency(TargetInForce target, in TransactionFact transaction) =>
        target.Definition.Type is not (TargetType.Sales or TargetType.GrossSales)
        || target.CurrencyCode is null
        || transaction.CurrencyCode is null
        || string.Equals(transaction.CurrencyCode, target.CurrencyCode, StringComparison.Ordinal);

    private static bool Keeps(TargetInForce target, EventContext context) => target.Definition.Filter is not { } filter || filter.Matches(context);
}
