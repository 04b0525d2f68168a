using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;
using EventPlatform.LoyaltyOracle.Streaks;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>Who takes part in a target, since when [spec 02.3].</summary>
internal static class Enrolments
{
    public static void Judge(Place place)
    {
        foreach (var target in Named(place).ToList())
            if (place.Now.Name == "targetCustomerEnrolment" || place.Now.Context.Boolean("member") == true)
                Enrol(place, target);
            else
                UnEnrol(place, target);
    }

    /// <summary>Whether a period counts that has no row yet: never enrolled, only under <c>ALL</c>; un-enrolled, only what begins before or after.</summary>
    public static bool Admits(Place place, TargetRule target, Cycle cycle)
    {
        var admits = Known(place, target).Any() || target.Enrolment == "ALL";
        foreach (var entry in Known(place, target))
            admits = entry switch
            {
                UnEnrolled ended when cycle.Start >= ended.From => false,
                Enrolled begun when cycle.Start >= begun.From => true,
                _ => admits,
            };
        return admits;
    }

    /// <summary>Whether the target tracks only from an enrolment on, and the event came before the customer's.</summary>
    public static bool IsBefore(Place place, TargetRule target, LogEntry logged) =>
        target.TrackFromEnrolment && target.Enrolment != "ALL" && Known(place, target).OfType<Enrolled>().LastOrDefault() is { } enrolled && enrolled.Cause.Sequence > logged.Sequence;

    /// <summary>Under <c>ALL</c>: by the first counted event, a return too. The row <c>ENROL</c> is written once.</summary>
    public static void ByCounting(Place place, TargetRule target, Account account)
    {
        if (!Known(place, target).Any())
            place.Ledger.Add(new Enrolled(place.Now, place.Customer, target.Id, (target.Group.CycleOf(place.Now.Occurred) ?? account.Period).Id, DateTimeOffset.MinValue, null, target.Goal));
    }

    /// <summary>The targets that an event enrols in or un-enrols from.</summary>
    private static IEnumerable<TargetRule> Named(Place place) => place.Now.Name switch
    {
        "targetCustomerEnrolment" or "targetCustomerUnEnrolment" => place.Rules.Targets.Where(target =>
            target.Id == place.Now.Context.Number("targetRuleId") && target.Group.Id == place.Now.Context.Number("targetGroupId")),
        "segmentMembershipChanged" => place.Rules.Targets.Where(target => target.Enrolment == "SEGMENT" && target.Segment == place.Now.Context.Text("segment")),
        _ => [],
    };

    private static void Enrol(Place place, TargetRule target)
    {
        var (own, running) = (place.Now.Context.Number("targetValue"), Cycles.Running(place, target, place.Now.Occurred));
        if (IsEnrolled(place, target))
        {
            if (own is { } changed)
                place.Ledger.Add(new Retargeted(place.Now, place.Customer, target.Id, running, changed));
            return;
        }
        var from = Known(place, target).Any() ? running?.Start ?? place.Now.Occurred : DateTimeOffset.MinValue;
        place.Ledger.Add(new Enrolled(place.Now, place.Customer, target.Id, running?.Id ?? FirstId(target), from, own, own ?? target.Goal));
        if (running is not null && !Closings.IsClosed(place, target.Group, new Account(place.Customer, target.Id, running)))
            CountBack(place, target, place.Ledger.Settled(new Account(place.Customer, target.Id, running)));
    }

    /// <summary>The customer's events since the group's first version that lie in the running period, in log order, because of the enrolment.</summary>
    private static void CountBack(Place place, TargetRule target, Account running)
    {
        if (place.Ledger.Exists(running))
            return;
        Moves.Begin(place, target, running);
        if (target.TrackFromEnrolment)
            return;
        place.Ledger.Add(new CountedBack(place.Now, running));
        foreach (var earlier in place.Earlier().Where(earlier => earlier.Event.Customer == place.Customer && target.Group.IsBehind(earlier.Event) && !LedToAnEarlierCycle(place, running, earlier.Event)))
            Counting.Judge(earlier, target, running.Period);
    }

    /// <summary>Whether a goal ended an earlier cycle at the event or behind it: it counts there, if anywhere.</summary>
    private static bool LedToAnEarlierCycle(Place place, Account running, LogEntry logged) =>
        running.Period.End == Cycles.Never && place.Ledger.All<Closed>().Any(closed =>
            (closed.Customer, closed.Account.RuleId) == (running.Customer, running.RuleId) && closed.Account.Period.Id < running.Period.Id && closed.By.Sequence >= logged.Sequence);

    /// <summary>From the cycle of the event, or of the period that it names, to the end; what earlier cycles gave stays.</summary>
    private static void UnEnrol(Place place, TargetRule target)
    {
        var wasShown = Known(place, target).LastOrDefault() is not null;
        if (!IsEnrolled(place, target) && (wasShown || target.Enrolment != "ALL"))
            return;
        var named = place.Now.Name == "targetCustomerUnEnrolment" ? place.Now.Context.Number("periodId") : null;
        var cycle = named is null ? Cycles.Running(place, target, place.Now.Occurred) : Cycles.Named(place, target, named.Value);
        var from = cycle?.Start ?? place.Now.Occurred;
        place.Ledger.Add(new UnEnrolled(place.Now, place.Customer, target.Id, cycle?.Id ?? LastPeriod(place, target), from, OwnGoal(place, target) ?? target.Goal, wasShown));
        foreach (var account in place.Ledger.All<Begun>().Select(begun => begun.Account).Where(account => (account.Customer, account.RuleId) == (place.Customer, target.Id)).Distinct().ToList())
            if (account.Period.Start >= from && place.Ledger.Exists(account) && !Closings.IsClosed(place, target.Group, account))
                Remove(place, target, account);
    }

    private static void Remove(Place place, TargetRule target, Account account)
    {
        var stood = place.Ledger.Standing(account).Reached;
        place.Ledger.Add(new Removed(place.Now, account));
        if (stood)
            StreakCycles.Follow(place, target, account, isMet: false);
    }

    /// <summary>Where the first counted event begins the first cycle: that one's id.</summary>
    private static long FirstId(TargetRule target) => target.Group.Kind == "FIXED_CALENDAR_WINDOW" ? 0 : target.Group.Id * 10_000 + 1;

    private static bool IsEnrolled(Place place, TargetRule target) => Known(place, target).LastOrDefault() is Enrolled;

    private static IEnumerable<Entry> Known(Place place, TargetRule target) => place.Ledger.All<Entry>().Where(entry =>
        entry.Customer == place.Customer && entry is Enrolled { RuleId: var enrolled } && enrolled == target.Id || entry is UnEnrolled { RuleId: var ended } && entry.Customer == place.Customer && ended == target.Id);

    private static long LastPeriod(Place place, TargetRule target) => Known(place, target).OfType<Enrolled>().LastOrDefault()?.PeriodId ?? 0;

    /// <summary>The customer's own goal as it was said last.</summary>
    private static decimal? OwnGoal(Place place, TargetRule target)
    {
        decimal? own = null;
        foreach (var entry in place.Ledger.All<Entry>().Where(entry => entry.Customer == place.Customer))
            own = entry is Enrolled enrolled && enrolled.RuleId == target.Id ? enrolled.OwnGoal : entry is Retargeted changed && changed.RuleId == target.Id ? changed.OwnGoal : own;
        return own;
    }
}
