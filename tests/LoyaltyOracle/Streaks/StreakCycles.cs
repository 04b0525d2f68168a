using EventPlatform.LoyaltyOracle.Badges;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Milestones;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Streaks;

/// <summary>
/// Consecutive cycles of a fixed window in which a target was met [spec 02.3]. A level is reached at the event that makes it true, counting
/// cycles reached so far, closed or not; only a miss waits for the close.
/// </summary>
internal static class StreakCycles
{
    /// <summary>A target's goal is met in a period, or is met there no more.</summary>
    public static void Follow(Place place, TargetRule target, Account account, bool isMet)
    {
        var cycle = target.Group.Cycles.Select(one => one.Id).ToList().IndexOf(account.Period.Id);
        foreach (var streak in place.Rules.Streaks.Where(streak => streak.Counts && streak.RuleId == target.Id && cycle >= 0))
            if (TakesPart(place, streak))
            {
                place.Ledger.Add(new CycleMet(place.Now, place.Customer, streak.Id, cycle, isMet));
                Settle(place, place.Customer, streak, target.Group);
            }
    }

    /// <summary>Whoever the clock makes miss a cycle: it closes those of inactive and retired groups, of dropped targets and of retired streaks, too.</summary>
    public static void JudgeMisses(Place place)
    {
        foreach (var customer in place.Ledger.All<Stood>().Select(stood => stood.Customer).Distinct().Order(StringComparer.Ordinal).ToList())
            foreach (var streak in place.Rules.Streaks.Where(streak => place.Ledger.TakesPart(customer, streak.Id) == true))
                if (place.Rules.GroupOf(streak.RuleId) is { Kind: "FIXED_CALENDAR_WINDOW" } group && Miss(place, customer, streak, group) is not null)
                    Settle(place, customer, streak, group);
    }

    public static void Judge(Place place)
    {
        if (place.Now.Name is not ("streakCustomerEnrolment" or "streakCustomerUnEnrolment"))
            return;
        var streak = place.Rules.Streaks.FirstOrDefault(streak => streak.Counts && streak.Id == place.Now.Context.Number("streakId"));
        if (streak is null || place.Rules.Target(streak.RuleId) is not { Group.Kind: "FIXED_CALENDAR_WINDOW" } target)
            return;
        if (place.Now.Name == "streakCustomerEnrolment")
            Join(place, streak, target, place.Now.Context.Boolean("resetStreakStatus") == true);
        else if (TakesPart(place, streak))
            Leave(place, streak, target, place.Now.Context.Boolean("resetStreakStatus") == true);
    }

    private static void Join(Place place, StreakRule streak, TargetRule target, bool isReset)
    {
        if (place.Ledger.TakesPart(place.Customer, streak.Id) == true && !isReset)
            return;
        place.Ledger.Add(new Joined(place.Now, place.Customer, streak.Id, isReset));
        Settle(place, place.Customer, streak, target.Group);
    }

    /// <summary>What was reached ends in the cycle of the event.</summary>
    private static void Leave(Place place, StreakRule streak, TargetRule target, bool isReset)
    {
        var stood = StoodOf(place, place.Customer, streak);
        if (stood.Cycles > 0 && target.Group.CycleOf(place.Now.Occurred) is { } cycle)
            place.Conclude("streakEnd", ("streakId", streak.Id), ("targetRuleId", target.Id), ("periodId", cycle.Id), ("cycles", place.Ledger.RunningOf(place.Customer, streak.Id).Count), ("definitionVersion", streak.Version));
        place.Ledger.Add(new Left(place.Now, place.Customer, streak.Id, isReset));
        place.Ledger.Add(isReset ? new Stood(place.Now, place.Customer, streak.Id, 0, 0) : new Stood(place.Now, place.Customer, streak.Id, stood.Cycles, stood.Level));
    }

    /// <summary>Under <c>ALL</c> whoever never left takes part.</summary>
    private static bool TakesPart(Place place, StreakRule streak)
    {
        if (place.Ledger.TakesPart(place.Customer, streak.Id) is null && streak.IsForAll)
            place.Ledger.Add(new Joined(place.Now, place.Customer, streak.Id, IsReset: false));
        return place.Ledger.TakesPart(place.Customer, streak.Id) == true;
    }

    /// <summary>The clock takes levels and gives none.</summary>
    private static void Settle(Place place, string customer, StreakRule streak, GroupRule group)
    {
        var (stood, wasMissed, at) = (StoodOf(place, customer, streak), false, place.Now.Occurred);
        for (; Miss(place, customer, streak, group) is { } cycle; wasMissed = true)
        {
            at = place.Now.Until is null ? at : group.Cycles[cycle].End;
            Conclude(place, customer, streak, group, "streakEnd", at, ("periodId", group.Cycles[cycle].Id));
            place.Ledger.Add(new Missed(place.Now, customer, streak.Id, cycle));
            Start(place, customer, streak, group, at);
        }
        var running = place.Ledger.RunningOf(customer, streak.Id);
        var level = streak.Levels.Where(level => level.Cycles <= running.Count).Select(level => level.Level).DefaultIfEmpty(0).Max();
        if (place.Now.Until is not null)
            level = Math.Min(level, stood.Level);
        if (stood.Cycles == 0)
            Start(place, customer, streak, group, at);
        place.Ledger.Add(new Stood(place.Now, customer, streak.Id, running.Count, level));
        foreach (var reached in streak.Levels.Where(one => one.Level <= level && !WasReached(place, customer, streak, one.Level)).ToList())
            Reach(place, customer, streak, group, reached.Level, reached.Badges, at);
        for (var lost = stood.Level; !wasMissed && lost > level; lost--)
            Conclude(place, customer, streak, group, "streakLevelUnAchieved", at, ("level", lost));
    }

    /// <summary>The first closed cycle behind the streak's first that was not met; history is never missed. What is not continuous bears a miss.</summary>
    private static int? Miss(Place place, string customer, StreakRule streak, GroupRule group)
    {
        if (!streak.IsContinuous || place.Ledger.RunningOf(customer, streak.Id) is not [var first, ..] running)
            return null;
        var unmet = Enumerable.Range(first, Math.Max(0, group.Cycles.Count - first)).Where(cycle => !running.Contains(cycle) && !group.IsHistory(group.Cycles[cycle])).ToList();
        return unmet.Count > 0 && Closings.IsClosed(place, group, group.Cycles[unmet[0]]) ? unmet[0] : null;
    }

    /// <summary>A cycle with which the streak begins is told once.</summary>
    private static void Start(Place place, string customer, StreakRule streak, GroupRule group, DateTimeOffset at)
    {
        if (place.Ledger.RunningOf(customer, streak.Id) is not [var first, ..])
            return;
        var id = group.Cycles[first].Id;
        if (!Of(place, customer, streak, "streakStart").Any(outcome => Equals(outcome.Says["periodId"], id)))
            Conclude(place, customer, streak, group, "streakStart", at, ("periodId", id));
    }

    /// <summary>Each level is rewarded once a customer.</summary>
    private static void Reach(Place place, string customer, StreakRule streak, GroupRule group, long level, List<string> badges, DateTimeOffset at)
    {
        Conclude(place, customer, streak, group, "streakLevelAchieved", at, ("level", level));
        foreach (var badge in badges)
            Earns.Judge(place, badge, EarnCause.OfLevel(streak, level));
    }

    private static bool WasReached(Place place, string customer, StreakRule streak, long level) =>
        Of(place, customer, streak, "streakLevelAchieved").Any(outcome => Equals(outcome.Says["level"], level));

    private static IEnumerable<Outcome> Of(Place place, string customer, StreakRule streak, string name) =>
        place.Ledger.All<Outcome>().Where(outcome => (outcome.Name, outcome.Customer) == (name, customer) && Equals(outcome.Says["streakId"], streak.Id));

    private static Stood StoodOf(Place place, string customer, StreakRule streak) =>
        place.Ledger.OfStreak<Stood>(customer, streak.Id).LastOrDefault() ?? new Stood(place.Now, customer, streak.Id, 0, 0);

    private static void Conclude(Place place, string customer, StreakRule streak, GroupRule group, string name, DateTimeOffset at, (string, object?) more) =>
        place.Conclude(customer, name, at, ("streakId", streak.Id), ("targetRuleId", streak.RuleId), more, ("cycles", place.Ledger.RunningOf(customer, streak.Id).Count), ("definitionVersion", streak.Version));
}
