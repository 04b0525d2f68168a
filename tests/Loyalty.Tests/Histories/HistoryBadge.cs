using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>Definitions of badges in random histories: earned by an event as well as by targets, under limits of every type and level.</summary>
internal static class HistoryBadge
{
    private static readonly string[] Windows =
    [
        "'constraintType':'OVERALL'",
        "'constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':9",
        "'constraintType':'ROLLING_WINDOW','rollType':'WEEKS','rollValue':3",
        "'constraintType':'ROLLING_WINDOW','rollType':'MONTHS','rollValue':1",
        "'constraintType':'FIXED_WINDOW','from':'2025-06-20T00:00:00Z','to':'2025-07-20T00:00:00Z'",
        "'constraintType':'FIXED_WINDOW','every':'WEEK','startsOn':'THURSDAY'",
        "'constraintType':'FIXED_WINDOW','every':'MONTH'",
        "'constraintType':'FIXED_WINDOW','every':{'days':12}",
    ];

    private static readonly string[] Expiries =
        ["{'kind':'AFTER','days':20}", "{'kind':'NEVER'}", "{'kind':'AT','date':'2025-08-01'}", "{'kind':'AFTER','days':3}"];

    public static string Of(Step step) =>
        $"'earnType':'{(step.Choice % 5 == 3 ? "ISSUE_EARN" : "DIRECT")}','revokeOnReturn':{(step.Day % 2 == 0 ? "true" : "false")},'earnExpiry':{Expiries[step.Day % 4]},'issueExpiry':{Expiries[step.Amount % 3]},'earnOn':[{{'event':'tried'}}],'earnConstraints':[{Limit(step.Amount, step.Choice, 1 + step.Choice % 4)},{Limit(step.Amount / 8, step.Choice + 1, 2 + step.Day % 3)}]";

    /// <summary>An earn of another system, under one of few ids: reported again and again.</summary>
    public static ExternalBadgeEarned External(Step step, string at) => new()
    {
        Name = "badgeEarned",
        Occurred = Story.At(at),
        Received = Story.At(at),
        Context = Contexts.Of(("badgeId", Story.Badge), ("earnId", $"651bb7bac983d041efbc78f{step.Transaction}")),
    };

    private static string Limit(int window, int level, int most) =>
        $"{{'constraintLevel':'{(level % 2 == 0 ? "BADGE" : "CUSTOMER")}',{Windows[window % Windows.Length]},'maxEarnLimit':{most}}}";
}
