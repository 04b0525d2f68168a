using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Clock;

/// <summary>
/// The clock closes what is due [spec 02.3]. A period is closed for every event behind the clock at once; the rows of it become
/// <c>COMPLETED</c> or <c>EXPIRED</c> at most <see cref="MostRows"/> a clock event, the earliest first, so that a page stays small whatever is
/// due. The clock goes on until none is left.
/// </summary>
internal static class ClockFold
{
    public const int MostRows = 1_000;

    public static void Apply(OrganisationCatalog organisation, LoyaltyState state, Fact fact, ClockAdvanced clock, List<Outcome> outcomes)
    {
        foreach (var row in DueRows(organisation, state, fact.OrgId))
            ProgressClosing.Close(Step(organisation, state, fact, clock, outcomes, row.StreamKey, row.PeriodEnd), row);
        foreach (var row in DueStreaks(organisation, state, fact.OrgId))
            Close(Step(organisation, state, fact, clock, outcomes, row.StreamKey, row.MissedAfter!.Value), row);
    }

    private static List<MilestoneProgress> DueRows(OrganisationCatalog organisation, LoyaltyState state, long orgId) =>
    [
        .. state.Progress.All
            .Where(row => row.OpenUntil is { } end && row.OrgId == orgId && organisation.Groups.TryGetValue(row.TargetGroupId, out var group) && end <= group.ClosedThrough)
            .OrderBy(row => row.OpenUntil).ThenBy(row => row.StreamKey, StringComparer.Ordinal).ThenBy(row => row.TargetRuleId).ThenBy(row => row.PeriodId)
            .Take(MostRows),
    ];

    /// <summary>Streaks of which a cycle was missed; as many as rows at most.</summary>
    private static List<StreakProgress> DueStreaks(OrganisationCatalog organisation, LoyaltyState state, long orgId) =>
    [
        .. state.Streaks.All
            .Where(row => row.MissedAfter is { } end && row.OrgId == orgId && organisation.Groups.TryGetValue(row.TargetGroupId, out var group) && end <= group.ClosedThrough)
            .OrderBy(row => row.MissedAfter).ThenBy(row => row.StreamKey, StringComparer.Ordinal).ThenBy(row => row.StreakId)
            .Take(MostRows),
    ];

    /// <summary>Also of a group, a target or a streak that counts no more: what is missed is missed, and what is shown stays true.</summary>
    private static void Close(FoldStep step, StreakProgress row)
    {
        var group = step.Organisation.Groups[row.TargetGroupId];
        StreakFold.Close(step, step.Organisation.Streaks[row.StreakId], new StreakCycles(group, step.Rules.WindowOf(group)), row);
    }

    /// <summary>What the clock does to one customer; it occurs when the period ends.</summary>
    private static FoldStep Step(OrganisationCatalog organisation, LoyaltyState state, Fact fact, ClockAdvanced clock, List<Outcome> outcomes,
        string streamKey, DateTimeOffset at) =>
        new(organisation, state, fact with { StreamKey = streamKey }, new CustomerEventOccurred { Name = clock.Name, Occurred = at, Received = clock.Received }, outcomes);
}
