using EventPlatform.LoyaltyOracle.Milestones;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary><c>earnOn</c>: an event earns a badge by itself, once an event, whichever of its conditions hold [spec 02.4].</summary>
internal static class EarnsByEvent
{
    /// <summary>A client's request, once a request id.</summary>
    public static void JudgeRequest(Place place)
    {
        if (place.Now.Name == "badgeEarnRequested" && place.Now.Context.Text("badgeId") is { } badgeId)
            Earns.Judge(place, badgeId, new EarnCause(place.Now.Name, ("requestId", place.Now.Context.Text("requestId")!)));
    }

    public static void Judge(Place place)
    {
        var name = Behaviour.NameOf(place.Now);
        foreach (var badge in place.Rules.Badges.Where(badge => !badge.Retired && badge.IsEarnedBy(name, place.Now.Context)))
            Earns.Judge(place, badge.Id, EarnCause.OfEvent(place.Now, name));
    }
}
