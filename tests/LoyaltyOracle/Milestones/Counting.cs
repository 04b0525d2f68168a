using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What one event does to one target [spec 02.3].</summary>
internal static class Counting
{
    /// <summary>An event that is counted because of an enrolment counts only in the period that runs then.</summary>
    public static void Judge(Place place, TargetRule target, Cycle? only = null)
    {
        if (Bills.IsRepeated(place.Before, place.Event))
            return;
        if (target.Entity == "EVENT")
            Behaviour.Judge(place, target, only);
        else if (place.Event.IsReturn())
            Returns.Judge(place, target, only);
        else if (place.Event.IsCorrection() && Bill.Of(place.Before, place.Customer, place.Event.TransactionOf()) is { } bill)
            Corrections.Judge(place, target, bill, only);
        else if (place.Event.IsPurchase() || place.Event.IsCorrection())
            Purchases.Judge(place, target, place.Event, only);
    }
}
