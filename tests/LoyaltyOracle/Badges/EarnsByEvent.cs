using EventPlatform.LoyaltyOracle.Milestones;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary><c>earnOn</c>: an event earns a badge by itself, once an event, whichever of its conditions hold [spec 02.4].</summary>
internal static class EarnsByEvent
{
    public static void Judge(Place place)
    {
        var name = Behaviour.NameOf(place.Now);
        foreach (var badge in place.Rules.Badges.Where(badge => !badge.Retired && badge.IsEarnedBy(name, place.Now.Context)))
            Earns.Judge(place, badge.Id, EarnCause.OfEvent(place.Now, name));
    }
}
