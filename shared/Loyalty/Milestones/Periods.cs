using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// The periods of a target for a customer [spec 02.3]: those of the calendar are the same for everybody; cycles of <c>CYCLIC_WINDOW</c> follow
/// each other without gap from the customer's first, and one of <c>PERIOD_AGNOSTIC_WINDOW</c> ends when its goal is met.
/// </summary>
internal static class Periods
{
    /// <summary>A cycle that no date ends.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The period in which an event of that time counts; the first cycle begins with it.</summary>
    public static Period? Of(LoyaltyState state, string streamKey, TargetInForce target, DateTimeOffset occurred)
    {
        if (target.OwnCycles is not { } cycles)
            return target.Window.PeriodOf(occurred);
        var enrolment = state.Enrolments.Find(new EnrolmentKey(streamKey, target.TargetRuleId));
        var period = enrolment?.CyclesFrom is { } from ? cycles.PeriodOf(target.TargetGroupId, from, enrolment.Cycle, occurred) : cycles.First(target.TargetGroupId, occurred);
        return Known(state, streamKey, target, enrolment, period);
    }

    /// <summary>The period that runs at an enrolment; null where a first counted event has to begin it.</summary>
    public static Period? Running(LoyaltyState state, string streamKey, TargetInForce target, DateTimeOffset occurred)
    {
        if (target.OwnCycles is { BeginsWithEnrolment: false } && state.Enrolments.Find(new EnrolmentKey(streamKey, target.TargetRuleId))?.CyclesFrom is null)
            return null;
        return Of(state, streamKey, target, occurred);
    }

    /// <summary>The period of an id, or null.</summary>
    public static Period? Find(LoyaltyState state, string streamKey, TargetInForce target, long periodId)
    {
        if (target.OwnCycles is not { } cycles)
            return target.Window.Find(periodId);
        var enrolment = state.Enrolments.Find(new EnrolmentKey(streamKey, target.TargetRuleId));
        return enrolment?.CyclesFrom is { } from ? Known(state, streamKey, target, enrolment, cycles.Find(target.TargetGroupId, from, enrolment.Cycle, periodId)) : null;
    }

    /// <summary>The first period after another that is open or to come, or null.</summary>
    public static Period? OpenAfter(LoyaltyState state, string streamKey, TargetInForce target, long periodId)
    {
        if (target.OwnCycles is null)
            return target.Window.Find(periodId) is { } period ? target.Window.FirstAfter(period, later => !target.Group.IsClosed(later)) : null;
        for (var next = Find(state, streamKey, target, periodId + 1); next is { } later; next = Find(state, streamKey, target, later.Id + 1))
            if (!target.Group.IsClosed(later))
                return later;
        return null;
    }

    /// <summary>A cycle of a sequence that the page itself has begun has no row in any table.</summary>
    private static Period? Known(LoyaltyState state, string streamKey, TargetInForce target, Enrolment? enrolment, Period? period)
    {
        if (period is { } cycle && enrolment is null or { CyclesFrom: null } or { BegunHere: true })
            state.Progress.Know(new ProgressKey(streamKey, target.TargetRuleId, cycle.Id));
        return period;
    }
}
