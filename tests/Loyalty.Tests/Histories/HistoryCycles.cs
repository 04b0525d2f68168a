namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>Groups of a random history whose cycles are each customer's own: 30 of a length (rules 21 and 22), 31 ended by their goals (23 and 24).</summary>
internal static class HistoryCycles
{
    public static long Rule(int choice) => 21 + choice % 4;

    public static long GroupOf(int choice) => Rule(choice) < 23 ? 30 : 31;

    public static string Cyclic(int choice) =>
        $"{{'name':'C','offsetDays':{choice % 2 * 3},'window':{{'kind':'CYCLIC_WINDOW','lengthDays':7,'startAt':'{(choice % 3 == 1 ? "ENROLMENT" : "FIRST_EVENT")}'}},'targets':["
        + Target(21, "SALES", choice, choice % 4 == 0 ? "NEXT_PERIOD" : "SAME_PERIOD") + "," + Behavioural(22, choice) + "]}";

    public static string Agnostic(int choice) =>
        $"{{'name':'A','window':{{'kind':'PERIOD_AGNOSTIC_WINDOW'{(choice % 2 == 0 ? "" : ",'maxCycles':3")}}},'targets':["
        + Target(23, "COUNT", choice, "SAME_PERIOD") + "," + Behavioural(24, choice) + "]}";

    private static string Target(long rule, string type, int choice, string policy) =>
        $"{{'targetRuleId':{rule},'name':'own','goal':{(type == "COUNT" ? 2 : 50)},'entity':'TRANSACTION','type':'{type}','allowReturns':true,'returnPolicy':'{policy}','enrolment':'{(choice % 5 == 1 ? "EVENT" : "ALL")}','badges':['{Story.Badge}']}}";

    private static string Behavioural(long rule, int choice) =>
        $"{{'targetRuleId':{rule},'name':'own','goal':2,'entity':'EVENT','event':'tried','enrolment':'{(choice % 3 == 2 ? "EVENT" : "ALL")}'}}";
}
