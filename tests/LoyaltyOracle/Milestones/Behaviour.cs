using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>Behavioural targets: an event of the name counts 1, or its local day [spec 02.3].</summary>
internal static class Behaviour
{
    public static void Judge(Place place, TargetRule target, Cycle? only)
    {
        var happened = place.Event;
        if (target.Event == NameOf(happened) && target.Takes(happened.Context) && Purchases.AccountOf(place, target, happened.Occurred, only) is { } account)
            Purchases.Count(place, target, new Counted(place.Now, account, happened, 1));
    }

    /// <summary>The name by which rules know an event: a bill of type <c>RETURN</c> is a return.</summary>
    public static string NameOf(LogEntry entry) => entry.IsReturn() ? "transactionReturned" : entry.Name;
}
