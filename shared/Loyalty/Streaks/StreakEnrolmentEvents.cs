using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>Events that enrol in a streak and un-enrol from it; <c>resetStreakStatus</c> forgets the cycles met so far [spec 02.1].</summary>
internal static class StreakEnrolmentEvents
{
    public static void Apply(FoldStep step)
    {
        if (Named(step.Rules, step.Happened) is not { } named)
            return;
        var reset = step.Context.Boolean(ContextCodes.ResetStreakStatus) == true;
        if (step.Happened is StreakCustomerEnrolment)
            StreakFold.Enrol(step, named.Streak, named.Target, reset);
        else
            StreakFold.UnEnrol(step, named.Streak, named.Target, reset);
    }

    /// <summary>The streak that the event names, with its target; null where there is none that counts.</summary>
    public static (StreakInForce Streak, TargetInForce Target)? Named(RuleIndex rules, CustomerEvent happened)
    {
        if (happened is not (StreakCustomerEnrolment or StreakCustomerUnEnrolment) || happened.Context.Text(ContextCodes.StreakId) is not { } text)
            return null;
        return DefinitionIds.TryInteger(text, out var id) && rules.Streak(id) is { } streak && rules.Rule(streak.Definition.TargetRuleId) is { } target ? (streak, target) : null;
    }
}
