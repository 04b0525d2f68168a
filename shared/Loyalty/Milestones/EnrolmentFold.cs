using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>
/// Enrolment and its end [spec 02.3]: under <c>ALL</c> by the first counted event, a return too; else by an event or a segment. The row
/// <c>ENROL</c> is written once an enrolment, in the period of its occurred time [spec 03.1].
/// </summary>
internal static class EnrolmentFold
{
    /// <summary>Whether the customer takes part in a period that has no row yet.</summary>
    public static bool Admits(FoldStep step, TargetInForce target, in Period period) => Find(step, target) is { } enrolment
        ? enrolment.Admits(period.Start)
        : target.Definition.Enrolment == EnrolmentKind.All;

    public static Enrolment? Find(FoldStep step, TargetInForce target) =>
        step.State.Enrolments.Find(new EnrolmentKey(step.Fact.StreamKey, target.TargetRuleId));

    /// <summary>By the first counted event, where nothing has enrolled the customer before.</summary>
    public static void EnrolByCounting(FoldStep step, TargetInForce target, in Period moved)
    {
        if (Find(step, target) is null)
            Write(step, target, New(step, target, target.OwnCycles is null ? target.Window.PeriodOf(step.Occurred) ?? moved : moved));
    }

    /// <summary>By an event, with the customer's own goal where it gives one; counts back what the running period has seen already.</summary>
    public static void Enrol(FoldStep step, TargetInForce target, decimal? ownGoal)
    {
        var known = Find(step, target);
        if (known is { IsEnrolled: true })
        {
            Retarget(step, target, known, ownGoal);
            return;
        }
        var period = Periods.Running(step.State, step.Fact.StreamKey, target, step.Occurred);
        var enrolment = New(step, target, period) with { OwnGoal = ownGoal, Gaps = known?.Gaps ?? [], CyclesFrom = known?.CyclesFrom, Cycle = known?.Cycle, CycleAfter = known?.CycleAfter, BegunHere = known?.BegunHere ?? false };
        Write(step, target, known is null ? enrolment : enrolment with { Gaps = EnrolmentGap.End(known.Gaps, period?.Start ?? step.Occurred) });
        if (period is not { } running || target.Group.IsClosed(running) || ProgressFold.Stands(step, target, running))
            return;
        ProgressFold.Start(step, target, running);
        if (!target.Definition.TrackFromEnrolment)
            CountBack.Apply(step, target, running, known?.CycleAfter ?? 0);
    }

    /// <summary>From the cycle of the event, or of the period that it names, to the end; what earlier cycles gave stays.</summary>
    public static void UnEnrol(FoldStep step, TargetInForce target, long? periodId)
    {
        var known = Find(step, target);
        if (known is { IsEnrolled: false } || (known is null && target.Definition.Enrolment != EnrolmentKind.All))
            return;
        var period = periodId is { } named
            ? Periods.Find(step.State, step.Fact.StreamKey, target, named)
            : Periods.Running(step.State, step.Fact.StreamKey, target, step.Occurred);
        var from = period?.Start ?? step.Occurred;
        var ended = known ?? New(step, target, period);
        step.State.Enrolments.Set(ended with { Gaps = EnrolmentGap.Begin(ended.Gaps, from) });
        ProgressRemoval.From(step, target, from);
        if (known is not null)
            step.State.TargetEvents.Set(TargetEvents.UnEnrolled(step, target, period?.Id ?? known.PeriodId, known.OwnGoal ?? target.Goal));
    }

    /// <summary>The customer's own cycles begin with their first row.</summary>
    public static void BeginCycles(FoldStep step, TargetInForce target, in Period period)
    {
        if (target.OwnCycles is not null && Find(step, target) is { CyclesFrom: null } enrolment)
            step.State.Enrolments.Set(enrolment with { CyclesFrom = period.Start, Cycle = period.End == Periods.Never ? 1 : null, BegunHere = true });
    }

    /// <summary>A goal has ended a cycle: the next begins at once.</summary>
    public static void NextCycle(FoldStep step, TargetInForce target)
    {
        if (Find(step, target) is { Cycle: { } number } enrolment)
            step.State.Enrolments.Set(enrolment with { CyclesFrom = step.CountedEvent.Occurred, Cycle = number + 1, CycleAfter = step.Counted.Sequence, BegunHere = true });
    }

    private static void Retarget(FoldStep step, TargetInForce target, Enrolment known, decimal? ownGoal)
    {
        if (ownGoal is null || ownGoal == known.OwnGoal)
            return;
        step.State.Enrolments.Set(known with { OwnGoal = ownGoal });
        if (Periods.Running(step.State, step.Fact.StreamKey, target, step.Occurred) is { } period && !target.Group.IsClosed(period)
            && step.State.Progress.Find(new ProgressKey(step.Fact.StreamKey, target.TargetRuleId, period.Id)) is { Removed: false } row)
            step.State.Progress.Set(row with { OwnGoal = ownGoal });
    }

    private static void Write(FoldStep step, TargetInForce target, Enrolment enrolment)
    {
        step.State.Enrolments.Set(enrolment);
        step.State.TargetEvents.Set(TargetEvents.Enrolled(step, target, enrolment.PeriodId, enrolment.OwnGoal ?? target.Goal));
    }

    private static Enrolment New(FoldStep step, TargetInForce target, in Period? period) => new()
    {
        StreamKey = step.Fact.StreamKey,
        TargetRuleId = target.TargetRuleId,
        TargetGroupId = target.TargetGroupId,
        PeriodId = period?.Id ?? target.OwnCycles?.First(target.TargetGroupId, step.Occurred).Id ?? 0,
        Sequence = step.Fact.Sequence,
    };
}
