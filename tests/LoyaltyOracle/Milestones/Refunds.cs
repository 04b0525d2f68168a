using EventPlatform.Contracts.Events;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What a return of a known bill would take off, before it is cut to what the bill counted for [spec 02.3].</summary>
internal static class Refunds
{
    public static decimal Of(Place place, TargetRule target, Counted counted, Bill bill)
    {
        if (target.Entity == "LINEITEM")
            return place.Event.LineItems.Count > 0 ? OfLines(place, target, counted) : WithoutLines(place, target, counted, bill);
        if (target.IsCount)
            return bill.IsBack ? 1 : 0;
        if (!Measures.TakesCurrency(place.Rules, target, place.Event))
            return 0;
        if (target.Type == "GROSS_SALES" && place.Event.Context.Amount("grossAmount") is null)
            return Share(bill.Gross ?? 0, place.Event.Context.Amount("amount") ?? 0, bill.Amount ?? 0);
        return Math.Abs(Measures.ValueOf(target, place.Event.Context) ?? 0);
    }

    /// <summary>The same share of the whole as the part is of the bill, half-even to three places; all of it once the bill is reached.</summary>
    private static decimal Share(decimal whole, decimal part, decimal bill) => part >= bill ? whole : Amounts.Three(whole * part / bill);

    /// <summary><c>PRORATE</c>: goal x returned / bill; back whole, all that it counted for. <c>IGNORE</c>: nothing.</summary>
    private static decimal WithoutLines(Place place, TargetRule target, Counted counted, Bill bill)
    {
        if (!target.Prorates)
            return 0;
        if (bill.IsBack)
            return counted.Value - place.Ledger.BackOf(counted.Account, counted.Unit).Sum(one => one.Back);
        return target.IsCount ? 0 : Share(Goals.Of(place, target, counted.Account), place.Event.Context.Amount("amount") ?? 0, bill.Amount ?? 0);
    }

    /// <summary>Lines of the bill that count come back; one that counts 1, once its whole quantity is back, and a day once all lines are.</summary>
    private static decimal OfLines(Place place, TargetRule target, Counted counted)
    {
        var lines = place.Event.LineItems.Where(line => counted.Lines.Any(known => known.Sku == line.Sku)).ToList();
        if (target.IsVisit)
            return counted.Lines.All(line => IsBack(place, counted, line, withThis: true)) ? 1 : 0;
        if (target.IsCount)
            return counted.Lines.Where(line => IsBack(place, counted, line, withThis: true) && !IsBack(place, counted, line, withThis: false)).Sum(line => line.Value);
        return lines.Sum(line => Math.Abs(Measures.ValueOf(target, Lines.ContextOf(line, place.Event.Context)) ?? ShareOf(target, counted, line)));
    }

    /// <summary>Without a gross amount of its own: the same share of the line's gross.</summary>
    private static decimal ShareOf(TargetRule target, Counted counted, LineItem line)
    {
        var known = counted.Lines.First(one => one.Sku == line.Sku);
        return target.Type == "GROSS_SALES" ? Share(known.Value, Amounts.Three(Math.Abs(line.Quantity)), known.Quantity) : 0;
    }

    private static bool IsBack(Place place, Counted counted, CountedLine line, bool withThis)
    {
        var returns = place.Ledger.Of<LinesBack>(counted.Account).Where(back => back.Unit == counted.Unit).Select(back => back.By).Concat(withThis ? [place.Event] : []);
        return returns.SelectMany(entry => entry.LineItems).Where(one => one.Sku == line.Sku).Sum(one => Amounts.Three(Math.Abs(one.Quantity))) >= line.Quantity;
    }
}
