using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Clock;

/// <summary>Whether the clock has something to do [spec 02.3].</summary>
public static class ClockDue
{
    /// <summary>Whether a period of a group that counts is over, its <c>offsetDays</c> too, and not closed yet: also one without any row.</summary>
    public static bool HasPeriod(OrganisationCatalog organisation, DateTimeOffset until) =>
        organisation.Groups.Values.Any(group => group.Counts
            && organisation.Index.WindowOf(group).EndsWithin(group.ClosedThrough > group.HistoryThrough ? group.ClosedThrough : group.HistoryThrough, until.Back(group.Definition.OffsetDays)));

    /// <summary>The rows of each group that a clock of this moment would close.</summary>
    public static IEnumerable<DueRows> Rows(long orgId, OrganisationCatalog organisation, DateTimeOffset until) =>
        organisation.Groups.Values.Select(group => new DueRows(orgId, group.Definition.TargetGroupId, until.Back(group.Definition.OffsetDays), 1));

    /// <summary>The rows of each group that the last clock has left, because there were more than it closes at once.</summary>
    public static IEnumerable<DueRows> RowsLeft(long orgId, OrganisationCatalog organisation) =>
        organisation.Groups.Values.Select(group => new DueRows(orgId, group.Definition.TargetGroupId, group.ClosedThrough, 1));
}
