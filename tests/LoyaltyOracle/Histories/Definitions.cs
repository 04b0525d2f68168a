namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>Definitions for random histories: a number chooses among what the specification allows, and some that it does not.</summary>
internal static class Definitions
{
    public const string Badge = "64b7f0c2a1d2e3f4a5b6c7d8", OtherBadge = "64b7f0c2a1d2e3f4a5b6c7d9";

    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland"];

    private static readonly string[] Windows =
    [
        "{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'MONTHLY','start':'2025-06-15','end':'2025-08-20'}",
        "{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'WEEKLY','start':'2025-06-12','end':'2025-08-20'}",
        "{'kind':'FIXED_CALENDAR_WINDOW','periods':[{'periodId':7,'start':'2025-06-11','end':'2025-06-20'},{'periodId':8,'start':'2025-06-21','end':'2025-07-05'},{'periodId':5,'start':'2025-07-08','end':'2025-07-31'}]}",
        "{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'QUARTERLY','start':'2025-01-01','end':'2025-12-31'}",
    ];

    /// <summary>Cycles of the customer's own.</summary>
    private static readonly string[] OwnWindows =
    [
        "{'kind':'CYCLIC_WINDOW','lengthDays':5}", "{'kind':'CYCLIC_WINDOW','lengthDays':9,'startAt':'ENROLMENT'}",
        "{'kind':'PERIOD_AGNOSTIC_WINDOW'}", "{'kind':'PERIOD_AGNOSTIC_WINDOW','maxCycles':2}",
    ];

    private static readonly string[] Targets =
    [
        "'entity':'TRANSACTION','type':'SALES'", "'entity':'TRANSACTION','type':'COUNT'", "'entity':'TRANSACTION','type':'VISIT'",
        "'entity':'TRANSACTION','type':'GROSS_SALES'", "'entity':'TRANSACTION','type':'QUANTITY'",
        "'entity':'EVENT','event':'tried','type':'COUNT'", "'entity':'EVENT','event':'tried','type':'VISIT'",
        "'entity':'TRANSACTION','type':'EXTENDED_FIELD','field':'score','aggregate':'SUM'", "'entity':'TRANSACTION','type':'EXTENDED_FIELD','field':'score','aggregate':'COUNT'",
        "'entity':'LINEITEM','type':'SALES'", "'entity':'LINEITEM','type':'COUNT'", "'entity':'LINEITEM','type':'VISIT'", "'entity':'LINEITEM','type':'QUANTITY'",
    ];

    public static readonly string[] Segments = ["gold", "silver"];

    public static readonly int[] Periods = [7, 8, 5, 250002, 250003, 260001, 260002];

    /// <summary>The rules of a history: few, so that its events meet.</summary>
    public static int[] Rules(Choices choose) => [.. Enumerable.Range(0, 1 + choose.Below(3)).Select(_ => choose.Below(Targets.Length)).Distinct()];

    private static readonly string[] Enrolments = ["'enrolment':'ALL'", "'enrolment':'EVENT'", "'enrolment':'SEGMENT','segment':'gold'"];

    private static readonly string[] Filters =
    [
        "{'field':'storeCode','op':'eq','value':'B1'}", "{'any':[{'field':'storeCode','op':'in','value':['B2','B3']},{'field':'quantity','op':'gte','value':4}]}",
        "{'none':[{'field':'storeCode','op':'eq','value':'B1'}]}", "{'all':[{'field':'category','op':'notExists'},{'field':'amount','op':'lt','value':30}]}",
    ];

    private static readonly string[] Limits =
    [
        "", "{'constraintLevel':'BADGE','constraintType':'OVERALL','maxEarnLimit':2}", "{'constraintLevel':'CUSTOMER','constraintType':'OVERALL','maxEarnLimit':1}",
        "{'constraintLevel':'CUSTOMER','constraintType':'NONE'},{'constraintLevel':'BADGE','constraintType':'OVERALL','maxEarnLimit':3}",
        "{'constraintLevel':'CUSTOMER','constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':7,'maxEarnLimit':1}",
        "{'constraintLevel':'BADGE','constraintType':'ROLLING_WINDOW','rollType':'WEEKS','rollValue':2,'maxEarnLimit':1},{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'WEEK','maxEarnLimit':2}",
        "{'constraintLevel':'CUSTOMER','constraintType':'ROLLING_WINDOW','rollType':'MONTHS','rollValue':1,'maxEarnLimit':1}",
        "{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','from':'2025-06-13T00:00:00Z','to':'2025-07-01T00:00:00Z','maxEarnLimit':1}",
        "{'constraintLevel':'CUSTOMER','constraintType':'FIXED_WINDOW','every':{'days':5},'maxEarnLimit':1}",
        "{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'WEEK','startsOn':'THURSDAY','maxEarnLimit':1}",
        "{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'MONTH','maxEarnLimit':1}",
    ];

    private static readonly string[] Expiries = ["{'kind':'NEVER'}", "{'kind':'AFTER','days':10}", "{'kind':'AT','date':'2025-07-10'}", "{'kind':'WITH_BADGE'}"];

    public static string Organisation(Choices choose) =>
        $"{{'timeZone':'{choose.Of(Zones)}'{(choose.OneIn(3) ? ",'currencyCode':'EUR'" : "")}}}";

    /// <summary>Two groups share their rule ids now and then: the first in the log has them.</summary>
    public static (string Id, string Json) Group(Choices choose, int[] rules)
    {
        var id = choose.OneIn(4) ? 26 : 25;
        var place = choose.OneIn(12) ? choose.Below(Windows.Length) : id % Windows.Length;
        var ids = rules.Where((_, place) => place == 0 || !choose.OneIn(3)).ToArray();
        var targets = ids.Select(type => Target(type, choose)).ToList();
        return ($"{id}", $"{{'name':'G','active':{(choose.OneIn(10) ? "false" : "true")},'offsetDays':{choose.Of(["0", "0", "3"])},'window':{WindowOf(place, id, rules)},'targets':[{string.Join(',', targets)}]{(IsUnified(id, rules) && !choose.OneIn(4) ? Unified(choose, ids) : "")}}}");
    }

    /// <summary>A group keeps its window in almost every history; in some it is one of each customer's own cycles.</summary>
    private static string WindowOf(int place, int id, int[] rules) => (rules[0] + id) % 3 == 0 ? OwnWindows[place] : Windows[place];

    /// <summary>A group with a goal of its own has one in most of its versions.</summary>
    private static bool IsUnified(int id, int[] rules) => (rules[0] + id) % 3 != 0 && (rules[^1] + id) % 2 == 0;

    private static string Unified(Choices choose, int[] rules)
    {
        var ids = rules.Select(type => type + 1).ToArray();
        var expression = ids.Length == 1 ? $"{ids[0]}" : ids.Length == 2 ? $"{ids[0]} && {ids[1]}" : choose.Of([$"{ids[0]} && ({ids[1]} || {ids[2]})", $"{ids[0]} || {ids[1]} && {ids[2]}"]);
        var goal = choose.Of(["'goal':30,'of':'SUM'", "'goal':75.5", "'goal':3,'of':'SUM'", "'rule':'ANY'", "'rule':'ALL'", $"'rule':'{expression}'"]);
        return $",'trackingType':'UNIFIED','unified':{{{goal}{(choose.OneIn(2) ? $",'badges':['{BadgeOf(choose)}']" : "")}}}";
    }

    /// <summary>A streak stays with its target, and is continuous in all versions or in none.</summary>
    public static (string Id, string Json) Streak(Choices choose, int[] rules)
    {
        var id = choose.OneIn(3) ? 8 : 7;
        var enrolment = choose.OneIn(4) ? "EVENT" : "ALL";
        return ($"{id}", $"{{'name':'S','targetRuleId':{rules[id % rules.Length] + 1},'active':{(choose.OneIn(8) ? "false" : "true")},'continuous':{((id + rules[0]) % 3 == 0 ? "false" : "true")},'enrolment':'{enrolment}'"
            + $",'levels':[{{'level':1,'cycles':1,'badges':['{BadgeOf(choose)}']}},{{'level':2,'cycles':{choose.Of(["2", "2", "3"])}{(choose.OneIn(2) ? $",'badges':['{OtherBadge}']" : "")}}}]}}");
    }

    public static string BadgeOf(Choices choose) => choose.OneIn(3) ? OtherBadge : Badge;

    public static (string Id, string Json) OfBadge(Choices choose) => (BadgeOf(choose),
        $"{{'name':'B','active':{(choose.OneIn(8) ? "false" : "true")}{(choose.OneIn(5) ? ",'startsAt':'2025-06-20T00:00:00Z'" : "")}{(choose.OneIn(5) ? ",'endsAt':'2025-07-20T00:00:00Z'" : "")}"
        + $",'earnConstraints':[{choose.Of(Limits)}],'earnExpiry':{choose.Of(Expiries)},'issueExpiry':{choose.Of(Expiries)},'earnType':'{(choose.OneIn(4) ? "ISSUE_EARN" : "DIRECT")}','revokeOnReturn':{(choose.OneIn(2) ? "true" : "false")}{(choose.OneIn(3) ? $",'earnOn':[{EarnOn(choose)}]" : "")}}}");

    private static string EarnOn(Choices choose) =>
        $"{{'event':'{choose.Of(["tried", "transactionAdded", "transactionReturned"])}'{(choose.OneIn(2) ? $",'filter':{choose.Of(Filters)}" : "")}}}";

    private static string Target(int type, Choices choose) =>
        $"{{'targetRuleId':{type + 1},'name':'T','goal':{(type is 0 or 3 or 4 or 7 or 9 or 12 ? choose.Of(["20", "45.5", "80"]) : choose.Of(["1", "2", "3"]))},{Targets[type]},'allowReturns':{(choose.OneIn(4) ? "false" : "true")}"
        + (choose.OneIn(3) ? ",'returnPolicy':'NEXT_PERIOD'" : "") + (type >= 9 && choose.OneIn(3) ? ",'lineItemReturn':'IGNORE'" : "")
        + (choose.OneIn(3) ? $",{choose.Of(Enrolments)}" : "") + (choose.OneIn(3) ? ",'trackFromEnrolment':true" : "")
        + (choose.OneIn(3) ? $",'filter':{choose.Of(Filters)}" : "")
        + (choose.OneIn(3) ? ",'subMilestones':[{'name':'half','percent':50},{'name':'some','value':1}]" : "")
        + (choose.OneIn(2) ? $",'badges':['{Badge}']" : choose.OneIn(3) ? $",'badges':['{OtherBadge}','{Badge}']" : "") + "}";
}
