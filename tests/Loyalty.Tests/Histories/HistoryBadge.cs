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

    public static string Of(Step step) =>
        $"'earnOn':[{{'event':'tried'}}],'earnConstraints':[{Limit(step.Amount, step.Choice, 1 + step.Choice % 4)},{Limit(step.Amount / 8, step.Choice + 1, 2 + step.Day % 3)}]";

    private static string Limit(int window, int level, int most) =>
        $"{{'constraintLevel':'{(level % 2 == 0 ? "BADGE" : "CUSTOMER")}',{Windows[window % Windows.Length]},'maxEarnLimit':{most}}}";
}
