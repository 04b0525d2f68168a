using EventPlatform.Contracts.Events;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>One step of a random history, as plain data, so that a failing one can be cut down and read.</summary>
internal sealed record Step(int Kind, int Customer, int Transaction, int Amount, int Day, int Choice);

/// <summary>Random histories: purchases, corrections, returns before and after them, repeats, behavioural events, and definitions that change in between.</summary>
internal static class History
{
    private static readonly string[] Types = ["SALES", "GROSS_SALES", "COUNT", "VISIT", "QUANTITY"];
    private static readonly string[] Enrolments = ["ALL", "ALL", "EVENT", "SEGMENT"];
    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/New_York"];

    public static Arbitrary<Step[]> Any => Arb.From(Steps.ArrayOf(), Smaller);

    /// <summary>The history as a log, folded in one go.</summary>
    public static Story Play(Step[] steps)
    {
        var story = new Story().DefineBadge().DefineBadge("'earnOn':[{'event':'tried'}]", Story.OtherBadge).DefineGroup(Group(0)).Define(DefinitionKind.Streak, "7", Streak(0)).DefineGroup(HistoryCycles.Cyclic(0), "30").DefineGroup(HistoryCycles.Agnostic(0), "31");
        foreach (var step in steps)
            Play(story, step);
        return story;
    }

    private static Gen<Step> Steps =>
        from kind in Gen.Choose(0, 24)
        from customer in Gen.Choose(1, 2)
        from transaction in Gen.Choose(1, 5)
        from amount in Gen.Choose(0, 60)
        from day in Gen.Choose(0, 80)
        from choice in Gen.Choose(0, 19)
        select new Step(kind, customer, transaction, amount, day, choice);

    private static IEnumerable<Step[]> Smaller(Step[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
            for (var from = 0; from + size <= steps.Length; from += size)
                yield return [.. steps[..from], .. steps[(from + size)..]];
    }

    private static void Play(Story story, Step step)
    {
        var customer = $"{step.Customer}";
        var id = $"T{step.Transaction}";
        var at = new DateTimeOffset(2025, 6, 10, 20, 0, 0, TimeSpan.Zero).AddDays(step.Day).AddSeconds(977 * step.Amount + step.Choice).ToString("O");
        (string, object?)[] more = [("storeCode", step.Choice % 3 == 0 ? "B1" : "B2"), ("quantity", step.Choice % 4 == 0 ? null : step.Amount % 7), ("grossAmount", step.Choice % 5 == 0 ? null : step.Amount + 1), ("wholeBill", step.Choice == 7 ? true : null)];
        story.Carrying(Items(step));
        _ = step.Kind switch
        {
            <= 4 => story.Buys(customer, id, step.Amount, at, more),
            <= 6 => story.Corrects(customer, id, step.Amount, at, more),
            <= 9 => story.Returns(customer, step.Choice % 4 == 0 ? null : id, step.Amount, at, more),
            <= 11 => story.Does(customer, "tried", at, ("score", step.Amount)),
            13 => story.DefineBadge(HistoryBadge.Of(step), step.Choice % 3 == 0 ? Story.OtherBadge : Story.Badge, retired: step.Choice == 12),
            15 or 16 => story.Clock(at),
            12 when step.Amount % 5 == 3 => story.Define(DefinitionKind.Streak, "7", Streak(step.Choice), retired: step.Choice == 13),
            12 when step.Amount % 3 == 1 => story.DefineGroup(HistoryCycles.Cyclic(step.Choice), "30", retired: step.Choice == 13),
            12 when step.Amount % 3 == 2 => story.DefineGroup(HistoryCycles.Agnostic(step.Choice), "31"),
            12 => story.DefineGroup(Group(step.Choice), retired: step.Choice == 13),
            17 or 18 when step.Amount % 2 == 0 => story.Enrols(customer, at, step.Choice % 3 == 0 ? 10 + step.Amount : null, HistoryCycles.Rule(step.Choice), HistoryCycles.GroupOf(step.Choice)),
            19 when step.Amount % 2 == 0 => story.UnEnrols(customer, at, null, HistoryCycles.Rule(step.Choice), HistoryCycles.GroupOf(step.Choice)),
            17 or 18 => story.Enrols(customer, at, step.Choice % 3 == 0 ? 10 + step.Amount : null, 1 + step.Choice % 11),
            19 => story.UnEnrols(customer, at, step.Choice % 7 == 0 ? 250001 + step.Choice % 3 : null, 1 + step.Choice % 11),
            20 when step.Amount % 3 == 0 => story.Happens(StreakEnrolment(step, at), customer),
            20 => story.Joins(customer, "gold", step.Choice % 3 != 0, at),
            21 => story.Issues(customer, at, step.Choice % 2 == 0 ? Story.OtherBadge : Story.Badge),
            22 => story.Requests(customer, $"{step.Amount}-{story.Facts.Count}", at, step.Choice % 2 == 0 ? Story.OtherBadge : Story.Badge),
            23 => story.Revokes(customer, step.Choice % 2 == 0 ? null : story.State.HeldBadges.All.ElementAtOrDefault(step.Amount)?.EarnId, at),
            24 => story.Happens(HistoryBadge.External(step, at), customer),
            _ => story.DefineOrganisation($"{{'timeZone':'{Zones[step.Choice % 3]}'}}", at),
        };
    }

    private static string Streak(int choice) =>
        $"{{'name':'S','targetRuleId':3,'continuous':{(choice % 2 == 0 ? "true" : "false")},'enrolment':'{(choice % 3 == 2 ? "EVENT" : "ALL")}','levels':[{{'level':1,'cycles':1,'badges':['{Story.OtherBadge}']}},{{'level':2,'cycles':2}}]}}";

    private static CustomerEvent StreakEnrolment(Step step, string at) => step.Choice % 2 == 0
        ? new StreakCustomerEnrolment { Name = "streakCustomerEnrolment", Occurred = Story.At(at), Received = Story.At(at), Context = Contexts.Of(("streakId", 7), ("resetStreakStatus", step.Choice % 4 == 0)) }
        : new StreakCustomerUnEnrolment { Name = "streakCustomerUnEnrolment", Occurred = Story.At(at), Received = Story.At(at), Context = Contexts.Of(("streakId", 7)) };

    private static string Unified(int choice) => (choice % 4) switch
    {
        0 => $"'trackingType':'UNIFIED','unified':{{'goal':{100 + choice},'badges':['{Story.OtherBadge}']}},",
        1 => "'trackingType':'UNIFIED','unified':{'rule':'ANY'},",
        2 => $"'trackingType':'UNIFIED','unified':{{'rule':'(1 || 2) && (3 || 9)','badges':['{Story.Badge}']}},",
        _ => "",
    };

    private static LineItem[] Items(Step step) =>
        step.Choice % 3 == 1 ? [] : [.. Enumerable.Range(0, 1 + step.Amount % 3).Select(line => new LineItem($"S{(line + step.Choice) % 4}", 1 + line, step.Amount / 3, Category: line == 1 ? "tea" : null))];

    /// <summary>Five transaction targets, one of each type, a field, lines of bills, and a behavioural one; goals, returns, filters and activity by choice.</summary>
    private static string Group(int choice)
    {
        var filter = choice % 4 == 1 ? ",'filter':{'field':'storeCode','op':'eq','value':'B1'}" : "";
        var targets = Types.Select((type, index) =>
            $"{{'targetRuleId':{index + 1},'name':'{type}','goal':{(type is "COUNT" or "VISIT" ? 2 : 40 + choice)},'entity':'TRANSACTION','type':'{type}','allowReturns':{(choice % 5 == 2 ? "false" : "true")},'returnPolicy':'{(index % 3 == choice % 4 ? "NEXT_PERIOD" : "SAME_PERIOD")}'{filter},'enrolment':'{(Enrolments[(choice / 5 + index) % 4])}'{(Enrolments[(choice / 5 + index) % 4] == "SEGMENT" ? ",'segment':'gold'" : "")},'trackFromEnrolment':{(index == 1 ? "true" : "false")},'subMilestones':[{{'name':'half','percent':50}}],'badges':['{Story.Badge}']}}");
        var behavioural = $"{{'targetRuleId':9,'name':'tried','goal':2,'entity':'EVENT','enrolment':'{(choice % 2 == 0 ? "ALL" : "EVENT")}','event':'tried','badges':['{Story.OtherBadge}']}}";
        var field = "{'targetRuleId':10,'name':'grossAmount','goal':100,'entity':'TRANSACTION','type':'EXTENDED_FIELD','field':'grossAmount','aggregate':'SUM','allowReturns':true}";
        var lines = $"{{'targetRuleId':11,'name':'tea','goal':{30 + choice},'entity':'LINEITEM','type':'{(choice % 3 == 0 ? "COUNT" : "SALES")}','lineItemReturn':'{(choice % 2 == 0 ? "PRORATE" : "IGNORE")}','allowReturns':true,'filter':{{'none':[{{'field':'category','op':'eq','value':'tea'}}]}}}}";
        return "{'name':'G'," + Unified(choice) + "'offsetDays':" + choice % 3 * 5 + ",'active':" + (choice == 11 ? "false" : "true") + ",'window':{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'MONTHLY','start':'2025-06-15','end':'2025-08-20'},'targets':["
            + string.Join(',', targets.Append(behavioural).Append(field).Append(lines)) + "]}";
    }
}
