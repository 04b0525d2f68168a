using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Enrolment under <c>ALL</c>: by the first counted event, a return too; the row <c>ENROL</c> is written once [spec 02.3, 03.1].</summary>
internal static class EnrolmentFold
{
    /// <summary>In the period of the event's occurred time; where it lies in none, in that of the row that it moves.</summary>
    public static void Enrol(FoldStep step, TargetInForce target, in Period moved)
    {
        var key = new EnrolmentKey(step.Fact.StreamKey, target.TargetRuleId);
        if (step.State.Enrolments.Find(key) is not null)
            return;
        var period = target.Window.PeriodOf(step.Occurred) ?? moved;
        step.State.Enrolments.Set(new Enrolment
        {
            StreamKey = key.StreamKey,
            TargetRuleId = key.TargetRuleId,
            TargetGroupId = target.TargetGroupId,
            PeriodId = period.Id,
            Sequence = step.Fact.Sequence,
        });
        step.State.TargetEvents.Set(TargetEvents.Enrolled(step, target, period.Id));
    }
}
