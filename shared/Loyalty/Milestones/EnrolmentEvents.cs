using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Events that enrol and un-enrol: those of a target, and the change of a segment's members [spec 02.1, 02.3].</summary>
internal static class EnrolmentEvents
{
    public static void Apply(FoldStep step)
    {
        switch (step.Happened)
        {
            case TargetCustomerEnrolment:
                foreach (var target in Targets(step.Rules, step.Happened))
                    EnrolmentFold.Enrol(step, target, OwnGoal(step.Context));
                break;
            case TargetCustomerUnEnrolment:
                foreach (var target in Targets(step.Rules, step.Happened))
                    EnrolmentFold.UnEnrol(step, target, Id(step.Context, ContextCodes.PeriodId));
                break;
            case SegmentMembershipChanged when step.Context.Boolean(ContextCodes.Member) == true:
                foreach (var target in Targets(step.Rules, step.Happened))
                    EnrolmentFold.Enrol(step, target, ownGoal: null);
                break;
            case SegmentMembershipChanged:
                foreach (var target in Targets(step.Rules, step.Happened))
                    EnrolmentFold.UnEnrol(step, target, periodId: null);
                break;
        }
    }

    /// <summary>The targets that an event enrols in, or un-enrols from.</summary>
    public static IEnumerable<TargetInForce> Targets(RuleIndex rules, CustomerEvent happened) => happened switch
    {
        TargetCustomerEnrolment or TargetCustomerUnEnrolment => Named(rules, happened.Context),
        SegmentMembershipChanged when happened.Context.Text(ContextCodes.Segment) is { } segment => rules.OfSegment(segment),
        _ => [],
    };

    private static IEnumerable<TargetInForce> Named(RuleIndex rules, EventContext context)
    {
        if (Id(context, ContextCodes.TargetRuleId) is { } ruleId && rules.Rule(ruleId) is { } target && Id(context, ContextCodes.TargetGroupId) == target.TargetGroupId)
            yield return target;
    }

    private static decimal? OwnGoal(EventContext context) =>
        context.Number(ContextCodes.TargetValue) is { } goal && Exact.Round(goal) is > 0 and <= TargetReader.LargestGoal and var own ? own : null;

    private static long? Id(EventContext context, string code) =>
        context.Number(code) is { } number && number > 0 && number <= long.MaxValue && number == decimal.Truncate(number) ? (long)number : null;
}
