using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>A bill counts, for a target that takes it, in the period of its occurred time [spec 02.3].</summary>
internal static class Purchases
{
    /// <summary>Counts the values of the event, for the bill that <paramref name="brought"/> brought.</summary>
    public static void Judge(Place place, TargetRule target, LogEntry brought, Cycle? only)
    {
        var measured = Measures.OfBill(place.Rules, target, place.Event);
        if (measured.Value is { } value && AccountOf(place, target, brought.Occurred, only) is { } account)
            Count(place, target, new Counted(place.Now, account, brought, value) { Lines = measured.Lines });
    }

    /// <summary>Where something counts that happened then; null where it counts nowhere.</summary>
    public static Account? AccountOf(Place place, TargetRule target, DateTimeOffset occurred, Cycle? only) =>
        (only is null || only.Holds(occurred)) && Cycles.Of(place, target, occurred) is { } cycle ? place.Ledger.Settled(new Account(place.Customer, target.Id, cycle)) : null;

    /// <summary>Late where the period is closed here; nothing where the customer does not take part.</summary>
    public static void Count(Place place, TargetRule target, Counted counted)
    {
        if (Closings.IsClosed(place, target.Group, counted.Account))
            NoteLate(place, counted.Account);
        else if (place.Ledger.Exists(counted.Account) || Enrolments.Admits(place, target, counted.Account.Period))
            Moves.Count(place, target, counted);
    }

    /// <summary>On the row, where there is one.</summary>
    private static void NoteLate(Place place, Account account)
    {
        if (place.Ledger.Exists(account))
            place.Ledger.Add(new Late(place.Now, account));
    }
}
