using EventPlatform.Loyalty;
using EventPlatform.LoyaltyOracle.Badges;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Milestones;
using EventPlatform.LoyaltyOracle.Streaks;
using EventPlatform.LoyaltyOracle.Unified;

namespace EventPlatform.LoyaltyOracle;

/// <summary>
/// The rules of loyalty read aloud: slow, plain, from the words of the specification alone. At each event of an organisation's log it looks
/// at all that stands before and works out everything anew; nothing is carried along but the list of what was concluded.
/// </summary>
public static class Oracle
{
    public static Ledger Read(IReadOnlyList<Fact> facts)
    {
        var log = facts.Select(LogEntry.Of).ToList();
        var ledger = new Ledger();
        var rules = new RulesInForce([]);
        for (var length = 1; length <= log.Count; length++)
        {
            rules = log[length - 1].Definition is null ? rules : new RulesInForce(log[..length]);
            Judge(new Place(log[..length], rules, ledger) { Clocks = [.. log[..length].Where(entry => entry.Until is not null)] });
        }
        return ledger;
    }

    private static void Judge(Place place)
    {
        if (place.Now.Customer is null)
        {
            Closings.Judge(place);
            if (place.Now.Until is not null)
                StreakCycles.JudgeMisses(place);
            Ends.Judge(place);
            return;
        }
        if (Bills.IsRepeated(place.Before, place.Event))
            return;
        foreach (var target in place.Rules.Targets.Where(target => target.Entity != "EVENT"))
            Counting.Judge(place, target);
        Ends.Judge(place);
        Issues.Judge(place);
        EarnsByEvent.JudgeRequest(place);
        Enrolments.Judge(place);
        StreakCycles.Judge(place);
        foreach (var target in place.Rules.Targets.Where(target => target.Entity == "EVENT"))
            Counting.Judge(place, target);
        UnifiedGoals.Judge(place);
        EarnsByEvent.Judge(place);
    }
}
