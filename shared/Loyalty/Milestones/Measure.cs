using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>What a purchase counts for.</summary>
/// <param name="Value">By the target's type, three places.</param>
/// <param name="Items">For <c>LINEITEM</c>: the items that counted; null otherwise.</param>
internal readonly record struct Measured(decimal Value, IReadOnlyList<CountedItem>? Items = null);

/// <summary>What a purchase counts for and what a return takes off, by the target's type [spec 02.3, 06.1].</summary>
internal static class Measure
{
    /// <summary>What a purchase counts for; null where the target does not take it or the bill does not say.</summary>
    public static Measured? OfPurchase(TargetInForce target, in TransactionFact purchase, CustomerEvent bill)
    {
        if (!TakesCurrency(target, purchase))
            return null;
        if (target.Definition.Entity == TargetEntity.LineItem)
            return LineItems.OfPurchase(target, bill) is { Count: > 0 } items ? new Measured(LineItems.ValueOf(target, items), items) : null;
        return Keeps(target, bill.Context) && ValueOf(target, purchase, bill.Context) is { } value ? new Measured(value) : null;
    }

    /// <summary>False only where a purchase cannot count: cheap, for the choice of rows to load.</summary>
    public static bool MayTake(TargetInForce target, EventContext context) => target.Definition.Entity == TargetEntity.LineItem || Keeps(target, context);

    /// <summary>What a return of an unknown bill takes off: nothing from counts and days.</summary>
    public static decimal OfUnknownReturn(TargetInForce target, in TransactionFact returned, CustomerEvent happened) =>
        IsCount(target) ? 0 : Math.Abs(OfPurchase(target, returned, happened)?.Value ?? 0);

    /// <summary>What a return of a known bill would take off, before it is cut to what the bill counted for. The filter is not asked again.</summary>
    public static decimal OfReturn(TargetInForce target, in TransactionFact returned, TransactionRecord bill, bool whole, EventContext context)
    {
        if (IsCount(target))
            return whole ? 1 : 0;
        if (!TakesCurrency(target, returned))
            return 0;
        return target.Definition.Type == TargetType.GrossSales
            ? returned.GrossAmount ?? ShareOfGross(returned, bill)
            : Math.Abs(ValueOf(target, returned, context) ?? 0);
    }

    /// <summary>
    /// What a return without items takes off a <c>LINEITEM</c> target, by its <c>lineItemReturn</c>: goal x returned / bill, half-even to three
    /// places; a bill that is back whole takes off all that it counted for.
    /// </summary>
    public static decimal OfReturnWithoutItems(TargetInForce target, in TransactionFact returned, TransactionRecord bill, TransactionCount count, bool whole, decimal goal)
    {
        if (target.Definition.LineItemReturn == LineItemReturn.Ignore)
            return 0;
        if (whole)
            return count.Value - count.Returned;
        return bill.Amount is { } amount && !IsCount(target) ? Exact.Share(goal, returned.Amount ?? 0, amount) : 0;
    }

    public static bool IsDaily(TargetInForce target) => target.Definition.Type == TargetType.Visit;

    /// <summary>Whether an event counts 1, or its day.</summary>
    public static bool IsCount(TargetInForce target) =>
        target.Definition is { Type: TargetType.Count or TargetType.Visit } or { Type: TargetType.ExtendedField, Aggregate: FieldAggregate.Count };

    /// <summary>By the target's type, from the fields of a line or of a bill.</summary>
    public static decimal? ValueOf(TargetInForce target, EventContext context) => target.Definition.Type switch
    {
        TargetType.Sales => Number(context, ContextCodes.Amount),
        TargetType.GrossSales => Number(context, ContextCodes.GrossAmount),
        TargetType.Quantity => Number(context, ContextCodes.Quantity),
        TargetType.ExtendedField => OfField(target.Definition, context),
        _ => 1,
    };

    private static decimal? ValueOf(TargetInForce target, in TransactionFact transaction, EventContext context) => target.Definition.Type switch
    {
        TargetType.Sales => transaction.Amount,
        TargetType.GrossSales => transaction.GrossAmount,
        TargetType.Quantity => transaction.Quantity,
        TargetType.ExtendedField => OfField(target.Definition, context),
        _ => 1,
    };

    private static decimal? OfField(TargetDefinition target, EventContext context) =>
        target.Aggregate == FieldAggregate.Sum ? Signed(context, target.Field!) : context[target.Field!].IsMissing ? null : 1;

    private static decimal? Number(EventContext context, string code) => Signed(context, code) is { } number ? Math.Abs(number) : null;

    private static decimal? Signed(EventContext context, string code) => context.Number(code) is { } number ? Exact.Round(number) : null;

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
