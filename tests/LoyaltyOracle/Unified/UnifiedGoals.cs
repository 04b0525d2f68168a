using EventPlatform.LoyaltyOracle.Badges;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Milestones;

namespace EventPlatform.LoyaltyOracle.Unified;

/// <summary>The group's own goal over its targets [spec 02.3], asked once an event has moved them all.</summary>
internal static class UnifiedGoals
{
    public static void Judge(Place place)
    {
        foreach (var group in place.Rules.Groups.Where(group => group.IsUnified))
            foreach (var touched in Touched(place, group).GroupBy(account => account.Period.Id).OrderBy(same => same.Key).ToList())
                Judge(place, group, touched.First());
    }

    /// <summary>Whether the goal stands reached, and since when; as of a target's own, a debit does not undo what was reached.</summary>
    public static (bool Reached, DateTimeOffset? At) Standing(Ledger ledger, Together now)
    {
        var standing = (Reached: false, At: (DateTimeOffset?)null, Under: (decimal?)null);
        foreach (var together in ledger.All<Together>().Where(now.IsOf))
        {
            if (standing.Reached && together.Debited != 0)
                standing.Under = Least(together.Goal, standing.Under) + together.Debited;
            if (!standing.Reached && together.Holds(together.Goal))
                standing = (true, together.Cause.Occurred, together.Goal);
            else if (standing.Reached && !together.Holds(Least(together.Goal, standing.Under)))
                standing = (false, null, null);
        }
        return (standing.Reached, standing.At);
    }

    /// <summary>The accounts of the group that have moved here, or are gone.</summary>
    private static IEnumerable<Account> Touched(Place place, GroupRule group) => place.Ledger.All<AccountEntry>()
        .Where(entry => entry.Cause == place.Now && entry is Moved or Removed && place.Rules.GroupOf(entry.Account.RuleId) == group).Select(entry => entry.Account);

    private static void Judge(Place place, GroupRule group, Account touched)
    {
        var (unified, now) = (new UnifiedRule(group, group.Unified!.Value), Now(place, group, touched));
        var stood = Standing(place.Ledger, now).Reached;
        place.Ledger.Add(now);
        var stands = Standing(place.Ledger, now).Reached;
        if (stood && !stands)
            place.Conclude("unifiedTargetsUnAchieved", Says(group, now));
        if (!stood && stands && !WasConcluded(place, now))
            Achieve(place, group, unified, now);
    }

    private static Together Now(Place place, GroupRule group, Account touched)
    {
        var (ledger, unified) = (place.Ledger, new UnifiedRule(group, group.Unified!.Value));
        var accounts = ledger.All<Begun>().Select(begun => begun.Account).Distinct()
            .Where(account => account.Customer == place.Customer && account.Period.Id == touched.Period.Id && place.Rules.GroupOf(account.RuleId) == group).ToList();
        var reached = accounts.Where(account => ledger.Standing(account).Reached).Select(account => account.RuleId).Order().ToList();
        var debited = accounts.SelectMany(ledger.Of<Moved>).Where(move => move.Cause == place.Now && move.IsDebit).Sum(move => move.Change);
        var targets = group.Targets.Select(target => target.Id).Where(id => place.Rules.GroupOf(id) == group).Union(accounts.Select(account => account.RuleId)).ToList();
        var now = new Together(place.Now, place.Customer, group.Id, touched.Period, targets, accounts.Sum(account => ledger.Of<Moved>(account).LastOrDefault()?.Value ?? 0),
            debited, unified.Goal, unified.Holds(reached), reached);
        return now with { Period = ledger.All<Together>().FirstOrDefault(now.IsOf)?.Period ?? touched.Period };
    }

    /// <summary>Once a group, customer and period, whatever goes down and up again.</summary>
    private static void Achieve(Place place, GroupRule group, UnifiedRule unified, Together now)
    {
        place.Conclude("unifiedTargetsAchieved", Says(group, now));
        foreach (var badge in unified.Badges)
            Earns.Judge(place, badge, EarnCause.OfGroup(group, now.Period.Id));
    }

    private static bool WasConcluded(Place place, Together now) => place.Ledger.All<Outcome>().Any(outcome =>
        outcome.Name == "unifiedTargetsAchieved" && outcome.Customer == now.Customer
        && Equals(outcome.Says["targetGroupId"], now.GroupId) && Equals(outcome.Says["periodId"], now.Period.Id));

    private static IEnumerable<(string, object?)> Says(GroupRule group, Together now) =>
    [
        ("targetGroupId", now.GroupId), ("periodId", now.Period.Id), ("periodStart", now.Period.Start), ("periodEnd", now.Period.End),
        ("achievedValue", now.Value), ("definedValue", now.Goal), ("achievedTargets", string.Join(',', now.Reached)), ("definitionVersion", group.Version),
    ];

    private static decimal? Least(decimal? one, decimal? other) => other < one ? other : one ?? other;
}
