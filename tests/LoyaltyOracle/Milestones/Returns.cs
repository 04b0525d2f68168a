using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>Returns count where the target allows them; a return belongs to the transaction that it names [spec 02.3].</summary>
internal static class Returns
{
    public static void Judge(Place place, TargetRule target, Cycle? only)
    {
        if (!target.AllowReturns)
            return;
        if (Bill.Of(place.UpToEvent, place.Customer, place.Event.TransactionOf()) is not { } bill)
            OfUnknown(place, target, only);
        else if (Corrections.CountedOf(place, target, bill) is { } counted && (only is null || counted.Cause == place.Now))
            OfKnown(place, target, counted, bill);
    }

    /// <summary>What comes back of a bill never exceeds what it counted for; the rest is noted.</summary>
    private static void OfKnown(Place place, TargetRule target, Counted counted, Bill bill)
    {
        var wanted = Refunds.Of(place, target, counted, bill);
        if (wanted == 0 || IsBooked(place, target, counted))
            place.Ledger.Add(new LinesBack(place.Now, counted.Account, place.Event, counted.Unit));
        if (wanted == 0)
            return;
        var back = place.Ledger.BackOf(counted.Account, counted.Unit).Sum(one => one.Back);
        var lowered = Math.Min(wanted, Math.Max(0, counted.Value - back));
        var taken = new TakenOff(place.Now, counted.Account, place.Event, counted.Unit, lowered) { Ignored = target.IsCount ? 0 : wanted - lowered };
        if (target.ReturnsLater)
            Debit(place, target, taken);
        else
            Book(place, target, taken);
    }

    private static bool IsBooked(Place place, TargetRule target, Counted counted) => target.ReturnsLater
        ? Cycles.After(place, target, counted.Account.Period) is not null
        : !Closings.IsClosed(place, target.Group, counted.Account);

    /// <summary>Its own occurred time stands for the bill's, the filter is asked of the return; counts and days are not lowered.</summary>
    private static void OfUnknown(Place place, TargetRule target, Cycle? only)
    {
        if (target.IsCount || Math.Abs(Measures.OfBill(place.Rules, target, place.Event).Value ?? 0) is not (> 0 and var value))
            return;
        if (Purchases.AccountOf(place, target, place.Event.Occurred, only) is not { } account)
            return;
        var taken = new TakenOff(place.Now, account, place.Event, null, value);
        if (target.ReturnsLater)
            Debit(place, target, taken);
        else
            Book(place, target, taken);
    }

    /// <summary>In a closed period it is noted on the row, not counted; it is back for good where the customer takes no part in the later one.</summary>
    private static void Book(Place place, TargetRule target, TakenOff taken)
    {
        if (Closings.IsClosed(place, target.Group, taken.Account))
            Note(place, taken);
        else if (place.Ledger.Exists(taken.Account) || Enrolments.Admits(place, target, taken.Account.Period))
            Moves.TakeOff(place, target, taken);
        else if (taken.IsDebit)
            place.Ledger.Add(taken with { Amount = 0, Ignored = 0 });
    }

    /// <summary><c>NEXT_PERIOD</c>: into the first later period that is open or to come; where none is left, noted only.</summary>
    private static void Debit(Place place, TargetRule target, TakenOff back)
    {
        var taken = back with { Amount = Days(place, target, back), IsDebit = true };
        if (Cycles.After(place, target, taken.Account.Period) is not { } next)
            Note(place, taken);
        else
            Book(place, target, taken with { Account = place.Ledger.Settled(taken.Account with { Period = next }) });
    }

    /// <summary>A day comes back once no other counted bill of it stays.</summary>
    private static decimal Days(Place place, TargetRule target, TakenOff taken)
    {
        if (!target.IsVisit || taken.Amount == 0)
            return taken.Amount;
        var returns = place.Ledger.Standing<TakenOff>(place.Customer).Where(back => back.Account.RuleId == target.Id).Append(taken).ToList();
        return place.Ledger.DaysOf(taken.Account, returns).Contains(taken.Account.Period.DayOf(taken.Unit!.Occurred)) ? 0 : 1;
    }

    private static void Note(Place place, TakenOff taken)
    {
        if (place.Ledger.Exists(taken.Account))
            place.Ledger.Add(taken with { Amount = 0, Back = 0, Ignored = taken.Amount + taken.Ignored });
    }
}
