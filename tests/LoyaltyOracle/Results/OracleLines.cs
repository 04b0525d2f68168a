using EventPlatform.LoyaltyOracle.Badges;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Milestones;
using EventPlatform.LoyaltyOracle.Streaks;
using EventPlatform.LoyaltyOracle.Unified;

namespace EventPlatform.LoyaltyOracle.Results;

/// <summary>What the oracle found: progress rows, target events, badges and outcomes.</summary>
public static class OracleLines
{
    public static List<string> Of(Ledger ledger) =>
        [.. Rows(ledger).Concat(UnifiedRows(ledger)).Concat(StreakRows(ledger)).Concat(TargetEvents(ledger)).Concat(HeldBadges(ledger)).Concat(Outcomes(ledger)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Rows(Ledger ledger) =>
        ledger.All<Begun>().Select(begun => begun.Account).Distinct().Where(ledger.Exists).Select(account => Row(ledger, account));

    private static string Row(Ledger ledger, Account account)
    {
        var (moves, standing, closed) = (ledger.Of<Moved>(account).ToList(), ledger.Standing(account), ledger.Of<Closed>(account).Any());
        account = ledger.Settled(account);
        return Line.Of("progress", ("customer", account.Customer), ("rule", account.RuleId), ("period", account.Period.Id),
            ("start", account.Period.Start), ("end", ledger.EndOf(account)), ("value", moves.LastOrDefault()?.Value ?? 0), ("goal", ledger.GoalOf(account)),
            ("status", Status(closed, standing.Reached)), ("achievedAt", standing.At),
            ("events", moves.Sum(move => move.Events)), ("last", moves.LastOrDefault()?.By.Occurred), ("late", ledger.Of<Late>(account).Count()),
            ("ignored", ledger.Of<TakenOff>(account).Sum(back => back.Ignored)),
            ("marks", string.Join(',', ledger.MarksOf(account).Select(mark => $"{mark.Name}:{Line.Text(mark.Value)}@{Line.Text(mark.At)}"))));
    }

    /// <summary>A goal of the group's own, once one of its targets has moved.</summary>
    private static IEnumerable<string> UnifiedRows(Ledger ledger) => ledger.All<Together>().GroupBy(one => (one.Customer, one.GroupId, one.Period.Id)).Select(same => UnifiedRow(ledger, same.Last()));

    private static string UnifiedRow(Ledger ledger, Together now)
    {
        var standing = UnifiedGoals.Standing(ledger, now);
        return Line.Of("unified", ("customer", now.Customer), ("group", now.GroupId), ("period", now.Period.Id), ("start", now.Period.Start), ("end", now.Period.End),
            ("value", now.Value), ("goal", now.Goal), ("reached", string.Join(',', now.Reached)), ("status", Status(now.IsClosed(ledger), standing.Reached)), ("achievedAt", standing.At));
    }

    private static IEnumerable<string> StreakRows(Ledger ledger) => ledger.All<Stood>().GroupBy(stood => (stood.Customer, stood.StreakId)).Select(same => StreakRow(ledger, same.Last()));

    private static string StreakRow(Ledger ledger, Stood stood) =>
        Line.Of("streak", ("customer", stood.Customer), ("streak", stood.StreakId), ("cycles", stood.Cycles), ("level", stood.Level), ("enrolled", ledger.TakesPart(stood.Customer, stood.StreakId) == true));

    private static string Status(bool closed, bool reached) => closed ? reached ? "COMPLETED" : "EXPIRED" : reached ? "ACHIEVED" : "IN_PROGRESS";

    /// <summary>Rows stay when a customer is un-enrolled; what is counted again takes the place of what was.</summary>
    private static IEnumerable<string> TargetEvents(Ledger ledger) =>
        ledger.All<Enrolled>().Select(enrolled => TargetEvent(enrolled.Customer, enrolled.RuleId, enrolled.PeriodId, enrolled.Cause, "ENROL", null, null, null, enrolled.Shown))
            .Concat(ledger.All<UnEnrolled>().Where(ended => ended.IsShown)
                .Select(ended => TargetEvent(ended.Customer, ended.RuleId, ended.PeriodId, ended.Cause, "UNENROL", null, null, ended.Cause.Occurred, ended.Shown)))
            .Concat(ledger.All<Counted>().GroupBy(counted => (counted.Unit, counted.Customer, counted.Account.RuleId)).Select(same => Counted(same.Last())))
            .Concat(ledger.All<TakenOff>().Select(back => (back, change: ChangeAt(ledger, back))).Where(one => one.change is not null)
                .GroupBy(one => (one.back.By, one.back.Account.RuleId))
                .Select(same => Returned(same.Last().back, same.Last().change!.Value)));

    private static string Counted(Counted counted) => counted.Unit.IsPurchase() || counted.Unit.IsCorrection()
        ? TargetEvent(counted.Account, counted.Unit, "ADD_TRANSACTION", counted.Unit.TransactionOf(), null, counted.Value)
        : TargetEvent(counted.Account, counted.Unit, "GENERIC_EVENT", counted.Unit.RequestId, Behaviour.NameOf(counted.Unit), counted.Value);

    private static string Returned(TakenOff back, decimal change) => TargetEvent(back.Account, back.By, "RETURN_BILL", back.By.ReturnIdOf(), null, change);

    private static string TargetEvent(Account account, LogEntry at, string kind, string? unique, string? name, decimal value) =>
        TargetEvent(account.Customer, account.RuleId, account.Period.Id, at, kind, unique, name, at.Occurred, value);

    private static string TargetEvent(string customer, long rule, long period, LogEntry at, string kind, string? unique, string? name, DateTimeOffset? occurred, decimal value) =>
        Line.Of("target event", ("customer", customer), ("rule", rule), ("at", at.Sequence), ("kind", kind),
            ("period", period), ("unique", unique), ("name", name), ("occurred", occurred), ("value", value));

    /// <summary>By how much the row moved there; null where it did not.</summary>
    private static decimal? ChangeAt(Ledger ledger, TakenOff back) =>
        ledger.All<Moved>().FirstOrDefault(move => move.Cause == back.Cause && move.By == back.By && move.Account.Equals(back.Account))?.Change;

    private static IEnumerable<string> HeldBadges(Ledger ledger) => ledger.All<Earned>().Select(earned => HeldBadge(earned, ledger.All<Ended>().FirstOrDefault(ended => ended.Earn == earned)));

    private static string HeldBadge(Earned earned, Ended? ended) =>
        Line.Of("badge", ("customer", earned.Customer), ("badge", earned.BadgeId), ("at", earned.Cause.Sequence), ("earnedOn", earned.EarnedOn),
            ("expiresAt", earned.ExpiresAt), ("version", earned.Version), ("because", earned.Because),
            ("held", ended is null ? "HELD" : ended.IsRevoked ? "REVOKED" : "EXPIRED"), ("endedOn", ended?.On), ("reason", ended?.Reason));

    private static IEnumerable<string> Outcomes(Ledger ledger) => ledger.All<Outcome>().Select(outcome =>
        Line.Of("outcome", [("at", outcome.Cause.Sequence), ("customer", outcome.Customer), ("name", outcome.Name), ("occurred", outcome.Occurred),
            .. outcome.Says.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))]));
}
