using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Events that are about a badge itself: it is issued, asked for, or to be taken back [spec 02.4].</summary>
internal static class BadgeRequestFold
{
    public static void Apply(FoldStep step)
    {
        if (step.Happened is not (BadgeIssued or BadgeEarnRequested or BadgeRevocationRequested) || BadgeIssueFold.BadgeIdOf(step.Happened) is not { } badgeId)
            return;
        if (step.Happened is BadgeIssued)
            BadgeIssueFold.Issue(step, badgeId);
        else if (step.Happened is BadgeEarnRequested)
            BadgeFold.Earn(step, badgeId, EarnCause.OfRequest(step.Happened.Name, step.Context.Text(ContextCodes.RequestId) ?? step.FactId));
        else
            BadgeRevocation.Request(step, badgeId);
    }

    /// <summary>The badges that clients ask for.</summary>
    public static IEnumerable<EarnCandidate> Candidates(IReadOnlyList<Fact> page)
    {
        foreach (var fact in page)
            if (fact.Event is BadgeEarnRequested asked && BadgeIssueFold.BadgeIdOf(asked) is { } badgeId)
                yield return new(fact, badgeId);
    }
}
