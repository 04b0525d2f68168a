using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Milestones;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>An earn came to its end.</summary>
/// <param name="Earn">The earn.</param>
/// <param name="IsRevoked">Whether it was taken back; else it expired.</param>
/// <param name="On">When.</param>
/// <param name="Reason">As the request gave it.</param>
internal sealed record Ended(LogEntry Cause, Earned Earn, bool IsRevoked, DateTimeOffset On, string? Reason) : Entry(Cause, Earn.Customer);

/// <summary>Earns end: by the clock, by request, or because the transaction that caused them came back whole [spec 02.4].</summary>
internal static class Ends
{
    public static void Judge(Place place)
    {
        if (place.Now.Until is { } until)
            End(place, Held(place).Where(earned => earned.ExpiresAt <= until), "badgeExpired", new EarnCause("clockAdvanced", ("eventId", $"#{place.Now.Sequence}")));
        else if (place.Now.IsReturn() && Bill.Of(place.UpToEvent, place.Customer, place.Now.TransactionOf()) is { IsBack: true } bill)
            End(place, Held(place).Where(earned => IsCausedBy(place, earned, bill)), "badgeRevoked", new EarnCause(Behaviour.NameOf(place.Now), ("transactionId", place.Now.TransactionOf()!)));
        else if (place.Now is { Name: "badgeRevoked", Customer: not null })
            End(place, Held(place).Where(earned => IsNamed(place.Now, earned)), "badgeRevoked", new EarnCause("badgeRevoked", ("eventId", $"#{place.Now.Sequence}")));
    }

    private static IEnumerable<Earned> Held(Place place) => place.Ledger.All<Earned>().Where(earned => place.Ledger.All<Ended>().All(ended => ended.Earn != earned));

    /// <summary>A request that names no earn means every earn of the badge that the customer holds.</summary>
    private static bool IsNamed(LogEntry request, Earned earned) =>
        (earned.Customer, earned.BadgeId) == (request.Customer, request.Context.Text("badgeId")) && request.Context.Text("earnId") is null;

    private static bool IsCausedBy(Place place, Earned earned, Bill bill) =>
        earned.Customer == place.Customer && !earned.Cause.IsReturn() && earned.Cause.TransactionOf() == bill.Brought.TransactionOf()
        && place.Rules.Badge(earned.BadgeId) is { RevokeOnReturn: true };

    private static void End(Place place, IEnumerable<Earned> earns, string name, EarnCause because)
    {
        foreach (var earned in earns.ToList())
        {
            var (isRevoked, reason) = (name == "badgeRevoked", place.Now.Context.Text("reason"));
            var on = isRevoked ? place.Now.Occurred : earned.ExpiresAt!.Value;
            place.Ledger.Add(new Ended(place.Now, earned, isRevoked, on, isRevoked ? reason : null));
            place.Conclude(earned.Customer, name, on, ("badgeId", earned.BadgeId), ("earnedOn", earned.EarnedOn), ("triggeringActivity", because.ToString()), ("reason", isRevoked ? reason : null));
        }
    }
}
