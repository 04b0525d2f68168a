using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>A <c>LINEITEM</c> target filters and counts items [spec 02.3].</summary>
internal static class LineItems
{
    /// <summary>What a bill's items count for, one a sku; the target's filter is asked of each item, which the bill's own fields stand behind.</summary>
    public static List<CountedItem> OfPurchase(TargetInForce target, CustomerEvent bill)
    {
        var counted = new List<CountedItem>();
        foreach (var item in bill.LineItems)
            if (ValueOf(target, item, bill.Context) is { } value)
                Add(counted, item, value);
        return counted;
    }

    public static decimal ValueOf(TargetInForce target, IReadOnlyList<CountedItem> items) =>
        Measure.IsDaily(target) ? Math.Min(items.Count, 1) : items.Sum(item => item.Value);

    /// <summary>The items after some came back, and what that takes off: a line counts back once its whole quantity is back.</summary>
    public static (decimal Wanted, IReadOnlyList<CountedItem> Items) Back(TargetInForce target, CustomerEvent returned, IReadOnlyList<CountedItem> items)
    {
        var after = items.ToArray();
        var wanted = 0m;
        foreach (var item in returned.LineItems)
            if (Array.FindIndex(after, known => known.Sku == item.Sku) is >= 0 and var place)
            {
                var before = after[place];
                after[place] = before with { Returned = before.Returned + Exact.Round(Math.Abs(item.Quantity)) };
                wanted += Lowered(target, item, returned.Context, before, after[place]);
            }
        if (Measure.IsDaily(target))
            wanted = Array.TrueForAll(after, item => item.IsBack) ? 1 : 0;
        return (wanted, after);
    }

    private static decimal Lowered(TargetInForce target, LineItem item, EventContext bill, CountedItem before, CountedItem after)
    {
        if (Measure.IsCount(target))
            return after.IsBack && !before.IsBack ? before.Value : 0;
        if (Measure.ValueOf(target, Context(item, bill)) is { } value)
            return Math.Abs(value);
        return target.Definition.Type == TargetType.GrossSales ? Exact.Share(before.Value, after.Returned - before.Returned, before.Quantity) : 0;
    }

    private static decimal? ValueOf(TargetInForce target, LineItem item, EventContext bill)
    {
        var context = Context(item, bill);
        return target.Definition.Filter is { } filter && !filter.Matches(context) ? null : Measure.ValueOf(target, context);
    }

    private static void Add(List<CountedItem> counted, LineItem item, decimal value)
    {
        var quantity = Exact.Round(Math.Abs(item.Quantity));
        if (counted.FindIndex(known => known.Sku == item.Sku) is >= 0 and var place)
            counted[place] = counted[place] with { Quantity = counted[place].Quantity + quantity, Value = counted[place].Value + value };
        else
            counted.Add(new CountedItem(item.Sku, quantity, value));
    }

    /// <summary>The fields of the item, before those of the bill.</summary>
    private static EventContext Context(LineItem item, EventContext bill)
    {
        var own = new List<ContextField>(6 + bill.Fields.Count)
        {
            new("sku", ContextValue.Of(item.Sku)),
            new(ContextCodes.Quantity, ContextValue.Of(item.Quantity)),
            new(ContextCodes.Amount, ContextValue.Of(item.Amount)),
            new(ContextCodes.GrossAmount, item.GrossAmount is { } gross ? ContextValue.Of(gross) : default),
            new("category", item.Category is { } category ? ContextValue.Of(category) : default),
            new("brand", item.Brand is { } brand ? ContextValue.Of(brand) : default),
        };
        return new EventContext([.. own, .. bill.Fields]);
    }
}
