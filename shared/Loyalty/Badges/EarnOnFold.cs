namespace EventPlatform.Loyalty.Badges;

/// <summary>Badges that an event earns by itself (<c>earnOn</c>): once an event and badge, whichever of its conditions hold [spec 02.4].</summary>
internal static class EarnOnFold
{
    public static void Apply(FoldStep step, string eventName)
    {
        string? earned = null;
        foreach (var earn in step.Rules.Earns(eventName))
        {
            var badgeId = earn.Badge.Definition.BadgeId;
            if (badgeId == earned || (earn.EarnOn.Filter is { } filter && !filter.Matches(step.Context)))
                continue;
            BadgeFold.Earn(step, badgeId, EarnCause.OfEvent(eventName, step.FactId, step.Fact.Id));
            earned = badgeId;
        }
    }
}
