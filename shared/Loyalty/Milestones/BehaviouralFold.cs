using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Behavioural targets: an event of the name counts 1, or its local day [spec 02.3].</summary>
internal static class BehaviouralFold
{
    public static void Apply(FoldStep step, string eventName)
    {
        foreach (var target in step.Rules.Behavioural(eventName))
            Count(step, target);
    }

    public static void Count(FoldStep step, TargetInForce target)
    {
        if (target.Definition.Filter is { } filter && !filter.Matches(step.Context))
            return;
        var occurred = step.CountedEvent.Occurred;
        if (Periods.Of(step.State, step.Fact.StreamKey, target, occurred) is not { } period)
            return;
        DateOnly? day = Measure.IsDaily(target) ? target.Window.DayOf(occurred, period) : null;
        if (ProgressFold.Move(step, target, new Movement(period, 1) { Day = day, Events = 1, Always = true }) is not null)
            step.State.TargetEvents.Set(TargetEvents.Behavioural(step, target, period.Id));
    }
}
