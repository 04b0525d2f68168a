using EventPlatform.Contracts.Context;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What a bill counts for, by the target's type [spec 02.3, 06.1].</summary>
/// <param name="Value">Null where the target does not take it, or the bill does not say.</param>
internal readonly record struct Measured(decimal? Value, IReadOnlyList<CountedLine> Lines);

/// <summary>What a bill counts for.</summary>
internal static class Measures
{
    public static Measured OfBill(RulesInForce rules, TargetRule target, LogEntry bill)
    {
        if (!TakesCurrency(rules, target, bill))
            return new(null, []);
        if (target.Entity == "LINEITEM")
            return OfLines(target, bill);
        return new(target.Takes(bill.Context) ? ValueOf(target, bill.Context) : null, []);
    }

    /// <summary>Amount targets take what has no currency or the organisation's; where it defines none, all.</summary>
    public static bool TakesCurrency(RulesInForce rules, TargetRule target, LogEntry bill) =>
        target.Type is not ("SALES" or "GROSS_SALES")
        || rules.CurrencyCode is null
        || bill.Context.Text("currencyCode") is not { } currency
        || currency == rules.CurrencyCode;

    public static decimal? ValueOf(TargetRule target, EventContext context) => target.Type switch
    {
        "SALES" => context.Amount("amount"),
        "GROSS_SALES" => context.Amount("grossAmount"),
        "QUANTITY" => context.Amount("quantity"),
        "EXTENDED_FIELD" when target.CountsField => context[target.Field!].IsMissing ? null : 1,
        "EXTENDED_FIELD" => context.Number(target.Field!) is { } number ? Amounts.Three(number) : null,
        _ => 1,
    };

    /// <summary>A <c>LINEITEM</c> target filters and counts items.</summary>
    private static Measured OfLines(TargetRule target, LogEntry bill)
    {
        var lines = bill.LineItems.Select(line => (line, context: Lines.ContextOf(line, bill.Context)))
            .Where(one => target.Takes(one.context) && ValueOf(target, one.context) is not null)
            .GroupBy(one => one.line.Sku)
            .Select(same => new CountedLine(same.Key, same.Sum(one => Amounts.Three(Math.Abs(one.line.Quantity))), same.Sum(one => ValueOf(target, one.context)!.Value)))
            .ToList();
        return new(lines.Count == 0 ? null : target.IsVisit ? 1 : lines.Sum(line => line.Value), lines);
    }
}
