using EventPlatform.LoyaltyOracle.Badges;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Streaks;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What follows when something counts or comes back: the row, its value, the goal met or lost [spec 02.3].</summary>
internal static class Moves
{
    /// <summary>Something counts: it is reported also where it moves the value by nothing.</summary>
    public static void Count(Place place, TargetRule target, Counted counted) => Add(place, target, counted, events: 1, always: true);

    /// <summary>A correction changes what counts.</summary>
    public static void Recount(Place place, TargetRule target, Counted counted) => Add(place, target, counted, events: 0, always: false);

    /// <summary>Something comes back.</summary>
    public static void TakeOff(Place place, TargetRule target, TakenOff back) => Add(place, target, back, events: 1, always: false);

    /// <summary>The row begins, and enrols the customer where nothing has before.</summary>
    public static void Begin(Place place, TargetRule target, Account account)
    {
        if (place.Ledger.Exists(account))
            return;
        Enrolments.ByCounting(place, target, account);
        place.Ledger.Add(new Begun(place.Now, account, Goals.Of(place, target, account)));
        if (!WasConcluded(place, "targetPeriodStarted", account))
            place.Conclude("targetPeriodStarted", Says(place, target, account));
    }

    /// <summary>What an outcome about an account says.</summary>
    public static IEnumerable<(string, object?)> Says(Place place, TargetRule target, Account account) =>
    [
        ("targetGroupId", target.Group.Id), ("targetRuleId", target.Id), ("periodId", account.Period.Id),
        ("periodStart", account.Period.Start), ("periodEnd", place.Ledger.EndOf(account)),
        ("achievedValue", place.Ledger.Of<Moved>(account).LastOrDefault()?.Value ?? 0),
        ("definedValue", place.Ledger.GoalOf(account)),
        ("definitionVersion", target.Group.Version),
    ];

    private static void Add(Place place, TargetRule target, AccountEntry entry, int events, bool always)
    {
        var (ledger, account) = (place.Ledger, entry.Account);
        var (before, stood) = (ledger.ValueOf(account, target.IsVisit), ledger.Standing(account));
        var change = Preview(ledger, entry, target) - before;
        if (change == 0 && !always)
        {
            if (ledger.Exists(account))
                ledger.Add(entry);
            else if (entry is TakenOff back)
                ledger.Add(back with { Ignored = 0 });
            return;
        }
        Begin(place, target, account);
        ledger.Add(entry);
        var goal = Goals.Of(place, target, account);
        ledger.Add(new Moved(place.Now, account, place.Event, before + change, change, goal, events, entry is TakenOff { IsDebit: true }, [.. target.MarksFor(goal)]));
        place.Conclude("targetAchievedValueUpdated", Says(place, target, account).Append(("currentEventValue", change)));
        Settle(place, target, account, stood.Reached);
    }

    /// <summary>The account's value with the entry.</summary>
    private static decimal Preview(Ledger ledger, AccountEntry entry, TargetRule target)
    {
        var with = new Ledger();
        foreach (var known in ledger.Of<AccountEntry>(entry.Account).Append(entry))
            with.Add(known);
        return with.ValueOf(entry.Account, target.IsVisit);
    }

    /// <summary>At most one <c>targetValueAchieved</c>, hence one reward, per customer, rule and period.</summary>
    private static void Settle(Place place, TargetRule target, Account account, bool stood)
    {
        var stands = place.Ledger.Standing(account).Reached;
        if (stood && !stands)
            place.Conclude("targetValueUnAchieved", Says(place, target, account));
        if (!stood && stands && !WasConcluded(place, "targetValueAchieved", account))
            Achieve(place, target, account);
        if (stood != stands)
            StreakCycles.Follow(place, target, account, stands);
        if (stands && account.Period.End == Cycles.Never)
            Closings.EndCycle(place, target, account);
    }

    private static void Achieve(Place place, TargetRule target, Account account)
    {
        place.Conclude("targetValueAchieved", Says(place, target, account));
        foreach (var badge in target.Badges)
            Earns.Judge(place, badge, EarnCause.OfTarget(target, account));
    }

    private static bool WasConcluded(Place place, string name, Account account) => place.Ledger.All<Outcome>().Any(outcome =>
        outcome.Name == name && outcome.Customer == account.Customer
        && Equals(outcome.Says["targetRuleId"], account.RuleId) && Equals(outcome.Says["periodId"], account.Period.Id));
}
