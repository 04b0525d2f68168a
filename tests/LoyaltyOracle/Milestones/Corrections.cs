using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary><c>transactionUpdated</c> sets the new values in the original's period while that is open [spec 02.3].</summary>
internal static class Corrections
{
    public static void Judge(Place place, TargetRule target, Bill bill, Cycle? only)
    {
        if (CountedOf(place, target, bill) is { } counted)
        {
            if (only is null || counted.Cause == place.Now)
                Recount(place, target, counted);
        }
        else if (!bill.IsBack && target.Group.IsBehind(bill.Brought) && !IsLeftBehind(place, target, bill) && !Enrolments.IsBefore(place, target, bill.Brought))
            Purchases.Judge(place, target, bill.Brought, only);
    }

    /// <summary>Where the bill counts, newest values; null where it does not.</summary>
    public static Counted? CountedOf(Place place, TargetRule target, Bill bill) =>
        place.Ledger.Standing<Counted>(place.Customer).LastOrDefault(counted => counted.Unit == bill.Brought && counted.Account.RuleId == target.Id);

    /// <summary>What counted before an un-enrolment, and was not counted back, counts no more.</summary>
    private static bool IsLeftBehind(Place place, TargetRule target, Bill bill) =>
        place.Ledger.All<Counted>().LastOrDefault(counted => counted.Unit == bill.Brought && (counted.Customer, counted.Account.RuleId) == (place.Customer, target.Id)) is { } last
        && !place.Ledger.All<CountedBack>().Any(back => back.Account.Equals(last.Account) && back.Cause.Sequence > last.Cause.Sequence);

    /// <summary>What has come back stays taken off, so a bill never counts for less than that.</summary>
    private static void Recount(Place place, TargetRule target, Counted counted)
    {
        if (Closings.IsClosed(place, target.Group, counted.Account))
            return;
        var measured = Measures.OfBill(place.Rules, target, place.Event);
        var back = place.Ledger.BackOf(counted.Account, counted.Unit).Sum(one => one.Back);
        var value = back > 0 ? Math.Max(measured.Value ?? 0, back) : measured.Value ?? 0;
        Moves.Recount(place, target, counted with { Cause = place.Now, Value = value, Lines = measured.Lines });
    }
}
