using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Context;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Badges;

/// <summary>
/// <c>ISSUE_EARN</c>: a badge must be issued before it is earned - before in the log [spec 02.4, 06.3]. An issue is not used up by an earn:
/// it makes eligible until it ends. When it ends is settled when it is issued; an issue of a badge that is not defined then does not end.
/// </summary>
internal static class BadgeIssueFold
{
    public static BadgeIssueKey? KeyOf(Fact fact) =>
        fact.Event is BadgeIssued issued && BadgeIdOf(issued) is { } badgeId ? new(fact.StreamKey, badgeId) : null;

    public static void Issue(FoldStep step, string badgeId)
    {
        var issue = new BadgeIssue { StreamKey = step.Fact.StreamKey, BadgeId = badgeId, IssuedOn = step.Occurred, ExpiresAt = ExpiryOf(step, badgeId) };
        var known = step.State.BadgeIssues.Find(issue.Key);
        if (known is null || (known.ExpiresAt is { } ends && !(issue.ExpiresAt <= ends)))
            step.State.BadgeIssues.Set(issue);
    }

    /// <summary><c>NOT_ISSUED</c> where it never was; <c>EXPIRED</c> where the issue had ended at the time of the earn.</summary>
    public static EarnRefusal? RefusalAt(FoldStep step, BadgeDefinition badge) =>
        step.State.BadgeIssues.Find(new BadgeIssueKey(step.Fact.StreamKey, badge.BadgeId)) switch
        {
            null => EarnRefusal.NotIssued,
            { ExpiresAt: { } ends } when step.Occurred >= ends => EarnRefusal.Expired,
            _ => null,
        };

    /// <summary>A badge's id as streams and rows have it; null where the text is none.</summary>
    public static string? BadgeIdOf(CustomerEvent happened) =>
        happened.Context.Text(ContextCodes.BadgeId) is { } text && DefinitionIds.TryBadge(text, out var badgeId) ? badgeId : null;

    private static DateTimeOffset? ExpiryOf(FoldStep step, string badgeId) =>
        step.Organisation.Badges.GetValueOrDefault(badgeId) is { Definition: var badge }
            ? BadgeState.ExpiryOf(badge, badge.IssueExpiry, step.Occurred, step.Organisation.TimeZone)
            : null;
}
