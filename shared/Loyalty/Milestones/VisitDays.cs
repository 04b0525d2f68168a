namespace EventPlatform.Loyalty.Milestones;

/// <summary>The days of a <c>VISIT</c> row: a day counts once, for as long as it has an event that counts [spec 02.3].</summary>
internal static class VisitDays
{
    /// <summary>The days after one of them gained or lost events, ascending; a day without any is none, unless it is kept.</summary>
    public static IReadOnlyList<VisitDay> Change(IReadOnlyList<VisitDay> days, DateOnly day, int events, bool keep = false)
    {
        var changed = new List<VisitDay>(days.Count + 1);
        var known = 0;
        foreach (var other in days)
            if (other.Day == day)
                known = other.Events;
            else
                changed.Add(other);
        if (known + events > 0 || keep)
            changed.Insert(changed.FindIndex(other => other.Day > day) is >= 0 and var place ? place : changed.Count, new VisitDay(day, known + events));
        return changed;
    }
}
