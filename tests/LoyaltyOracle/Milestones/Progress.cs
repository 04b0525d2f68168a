using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What the ledger says of an account.</summary>
internal static class Progress
{
    /// <summary>The period as it was when the row began; a definition that moves it later leaves the row as it is.</summary>
    public static Account Settled(this Ledger ledger, Account account) => ledger.Of<Begun>(account).Select(begun => begun.Account).FirstOrDefault(account);

    public static bool Exists(this Ledger ledger, Account account) => ledger.Of<Begun>(account).Any();

    /// <summary>What counts now: the newest value of each unit less what came back; for <c>VISIT</c> the days with a bill that is not back.</summary>
    public static decimal ValueOf(this Ledger ledger, Account account, bool visits)
    {
        var (units, back) = (ledger.UnitsOf(account), ledger.Of<TakenOff>(account).ToList());
        if (visits)
            return ledger.DaysOf(account, back).Count() - back.Where(one => one.IsDebit).Sum(one => one.Amount);
        return units.Sum(unit => unit.Value) - back.Sum(one => one.Amount);
    }

    /// <summary>The local days with a unit of which these returns leave something.</summary>
    public static IEnumerable<NodaTime.LocalDate> DaysOf(this Ledger ledger, Account account, IReadOnlyList<TakenOff> returns) =>
        ledger.UnitsOf(account).Where(unit => unit.Value > returns.Where(back => back.Unit == unit.Unit).Sum(back => back.Back))
            .Select(unit => account.Period.DayOf(unit.Unit.Occurred)).Distinct();

    /// <summary>What counts in the account, the newest entry of each unit.</summary>
    public static List<Counted> UnitsOf(this Ledger ledger, Account account) => [.. ledger.Of<Counted>(account).GroupBy(counted => counted.Unit).Select(same => same.Last())];

    /// <summary>What has come back of a unit, wherever it was booked.</summary>
    public static List<TakenOff> BackOf(this Ledger ledger, Account account, LogEntry unit) =>
        [.. ledger.Standing<TakenOff>(account.Customer).Where(back => back.Account.RuleId == account.RuleId && back.Unit == unit)];

    /// <summary>Whether the goal stands reached, since when, and under which goal; a debit does not undo what was reached.</summary>
    public static (bool Reached, DateTimeOffset? At, decimal Under) Standing(this Ledger ledger, Account account)
    {
        var standing = (Reached: false, At: (DateTimeOffset?)null, Under: 0m);
        foreach (var move in ledger.Of<Moved>(account))
            if (move.IsDebit && standing.Reached)
                standing.Under = Math.Min(move.Goal, standing.Under) + move.Change;
            else if (!standing.Reached && move.Value >= move.Goal)
                standing = (true, move.Cause.Occurred, move.Goal);
            else if (standing.Reached && move.Value < Math.Min(move.Goal, standing.Under))
                standing = (false, null, 0);
        return standing;
    }

    /// <summary>The period's end; of a cycle that its goal ended, where it did.</summary>
    public static DateTimeOffset EndOf(this Ledger ledger, Account account) => ledger.Of<Closed>(account).FirstOrDefault()?.End ?? account.Period.End;

    /// <summary>The goal that was asked for last.</summary>
    public static decimal GoalOf(this Ledger ledger, Account account) => ledger.Of<Moved>(account).LastOrDefault()?.Goal ?? ledger.Of<Begun>(account).Last().Goal;

    /// <summary>Which sub-milestones stand reached: one goes when the value falls below it, and stays where only its value was raised.</summary>
    public static List<Mark> MarksOf(this Ledger ledger, Account account)
    {
        var reached = new List<Mark>();
        foreach (var move in ledger.Of<Moved>(account))
            reached = move.IsDebit
                ? [.. reached.Select(mark => mark with { Debited = mark.Debited + move.Change })]
                : [.. move.Marks.Select(mark => After(reached, mark, move)).OfType<Mark>()];
        return reached;
    }

    private static Mark? After(List<Mark> reached, (string Name, decimal Value) mark, Moved move) =>
        reached.Find(known => known.Name == mark.Name && move.Value - known.Debited >= Math.Min(known.Value, mark.Value))
        ?? (move.Value >= mark.Value ? new Mark(mark.Name, mark.Value, move.Cause.Occurred, 0) : null);
}

/// <summary>A sub-milestone that stands reached, and what was booked out of it since.</summary>
internal sealed record Mark(string Name, decimal Value, DateTimeOffset At, decimal Debited);
