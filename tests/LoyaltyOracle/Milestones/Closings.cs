using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>The first clock whose <c>until</c> reaches a period's end and its days of grace closes it [spec 02.3].</summary>
internal static class Closings
{
    public static bool IsClosed(Place place, GroupRule group, Cycle cycle) =>
        cycle.End != Cycles.Never && !group.IsHistory(cycle) && place.Clocks.Any(clock => group.IsBehind(clock) && clock.Until >= cycle.End.AddDays(group.OffsetDaysAt(clock)));

    /// <summary>A cycle that its goal has ended is closed, too.</summary>
    public static bool IsClosed(Place place, GroupRule group, Account account) =>
        account.Period.End == Cycles.Never ? place.Ledger.Of<Closed>(account).Any() : IsClosed(place, group, account.Period);

    /// <summary>The goal ends the cycle; what it has too much is not carried.</summary>
    public static void EndCycle(Place place, TargetRule target, Account account)
    {
        place.Ledger.Add(new Closed(place.Now, account, place.Event, place.Event.Occurred));
        place.Conclude("targetPeriodCompleted", Moves.Says(place, target, account).Append(("achieved", true)));
    }

    /// <summary>Closes the rows whose period is closed now.</summary>
    public static void Judge(Place place)
    {
        if (place.Now.Until is null)
            return;
        foreach (var account in place.Ledger.All<Begun>().Select(begun => begun.Account).Distinct().ToList())
            if (place.Ledger.Exists(account) && !place.Ledger.Of<Closed>(account).Any() && place.Rules.GroupOf(account.RuleId) is { } group && IsClosed(place, group, account.Period))
                Close(place, account);
    }

    private static void Close(Place place, Account account)
    {
        place.Ledger.Add(new Closed(place.Now, account, place.Now, account.Period.End));
        if (place.Rules.Known(account.RuleId) is { } target)
            place.Conclude(account.Customer, "targetPeriodCompleted", account.Period.End, Moves.Says(place, target, account).Append(("achieved", place.Ledger.Standing(account).Reached)));
    }
}
