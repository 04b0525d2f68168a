using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Loyalty.Badges;

/// <summary>
/// Expiry is a clock step: an earn ends with the first <c>clockAdvanced</c> whose <c>until</c> has reached its <c>expiresAt</c> [spec 02.4].
/// One step ends <see cref="MostAStep"/> earns at most, those first that were due first; the next ones go on. So the work of a page is
/// bounded, and the log alone says which step ended what.
/// </summary>
public static class BadgeExpiryFold
{
    public const int MostAStep = 10_000;

    private const string Name = "badgeExpired";

    internal static void Apply(LoyaltyState state, Fact fact, ClockAdvanced clock, List<Outcome> outcomes)
    {
        var organisation = string.Create(CultureInfo.InvariantCulture, $"{fact.OrgId}:");
        var due = state.HeldBadges.All
            .Where(held => held.Due <= clock.Until.UtcTicks && held.StreamKey.StartsWith(organisation, StringComparison.Ordinal))
            .OrderBy(held => held.Due).ThenBy(held => held.Sequence)
            .ThenBy(held => held.BadgeId, StringComparer.Ordinal).ThenBy(held => held.EarnId, StringComparer.Ordinal)
            .Take(MostAStep);
        foreach (var held in due.ToList())
            Expire(state, fact, clock, held, outcomes);
    }

    private static void Expire(LoyaltyState state, Fact fact, ClockAdvanced clock, HeldBadge held, List<Outcome> outcomes)
    {
        var ended = held.ExpiresAt!.Value;
        state.HeldBadges.Set(held with { Status = BadgeStatus.Expired, EndedOn = ended });
        var identity = EventIdentity.OfOutcome(Name, fact.OrgId, StreamKey.CustomerOf(held.StreamKey), held.BadgeId, held.EarnId);
        outcomes.Add(new Outcome(identity, held.StreamKey, new BadgeExpired
        {
            Name = Name,
            Occurred = ended,
            Received = clock.Received,
            BadgeId = held.BadgeId,
            EarnId = held.EarnId,
            EarnedOn = held.EarnedOn,
            TriggeringActivity = new(clock.Name, [new("eventId", fact.Id.ToString())]),
        }, fact));
    }
}
