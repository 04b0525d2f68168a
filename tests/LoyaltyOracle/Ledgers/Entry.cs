using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Ledgers;

/// <summary>Something that was concluded at a place in the log and stands for ever; what is true later is worked out from all of them.</summary>
/// <param name="Cause">The event at whose place it was concluded.</param>
/// <param name="Customer">Whom it is about.</param>
public abstract record Entry(LogEntry Cause, string Customer);

/// <summary>An outcome: what the platform appends to the customer's stream.</summary>
/// <param name="Name">Its event name.</param>
/// <param name="Occurred">When it happened: with its cause, or at the end of what the clock ended.</param>
/// <param name="Says">What it says, field by field.</param>
public sealed record Outcome(LogEntry Cause, string Customer, string Name, DateTimeOffset Occurred, IReadOnlyDictionary<string, object?> Says) : Entry(Cause, Customer);

/// <summary>One customer's progress in one target and period.</summary>
public sealed record Account(string Customer, long RuleId, Cycle Period)
{
    public bool Equals(Account? other) => other is not null && (Customer, RuleId, Period.Id) == (other.Customer, other.RuleId, other.Period.Id);

    public override int GetHashCode() => HashCode.Combine(Customer, RuleId, Period.Id);
}

/// <summary>Something about one account.</summary>
public abstract record AccountEntry(LogEntry Cause, Account Account) : Entry(Cause, Account.Customer);

/// <summary>The row begins: with the first counted event, an enrolment or a debit.</summary>
/// <param name="Goal">The goal that is asked for then.</param>
public sealed record Begun(LogEntry Cause, Account Account, decimal Goal) : AccountEntry(Cause, Account);

/// <summary>A bill or an event counts for so much; a later entry of the same unit stands in the place of an earlier one.</summary>
/// <param name="Unit">The event that brought it.</param>
public sealed record Counted(LogEntry Cause, Account Account, LogEntry Unit, decimal Value) : AccountEntry(Cause, Account)
{
    /// <summary>For <c>LINEITEM</c>: the lines that count, by sku.</summary>
    public IReadOnlyList<CountedLine> Lines { get; init; } = [];
}

/// <summary>A line that counts.</summary>
public sealed record CountedLine(string Sku, decimal Quantity, decimal Value);

/// <summary>A return took so much off, in this account.</summary>
/// <param name="By">The return.</param>
/// <param name="Unit">The bill; null where it is not known.</param>
/// <param name="Amount">How much.</param>
public sealed record TakenOff(LogEntry Cause, Account Account, LogEntry By, LogEntry? Unit, decimal Amount) : AccountEntry(Cause, Account)
{
    /// <summary>How much of the unit is back: all that it counted for, also where the day stays because of another bill.</summary>
    public decimal Back { get; init; } = Amount;

    /// <summary>Returned beyond what counted, or where nothing can be lowered any more: noted only.</summary>
    public decimal Ignored { get; init; }

    /// <summary>Booked out of an earlier period: what was reached here stays reached.</summary>
    public bool IsDebit { get; init; }
}

/// <summary>The lines of a return were settled in this account: a line is back once those returns have brought its whole quantity.</summary>
public sealed record LinesBack(LogEntry Cause, Account Account, LogEntry By, LogEntry Unit) : AccountEntry(Cause, Account);

/// <summary>A counted event whose period was closed: kept, not counted.</summary>
public sealed record Late(LogEntry Cause, Account Account) : AccountEntry(Cause, Account);

/// <summary>The account moved.</summary>
/// <param name="By">The event that counted or came back.</param>
/// <param name="Value">Its value then.</param>
/// <param name="Change">By how much it moved.</param>
/// <param name="Goal">The goal that was asked for then.</param>
/// <param name="Events">Counted events that it gained.</param>
/// <param name="IsDebit">Whether it was booked out of an earlier period.</param>
/// <param name="Marks">The sub-milestones in force then, with their values.</param>
public sealed record Moved(
    LogEntry Cause, Account Account, LogEntry By, decimal Value, decimal Change, decimal Goal, int Events, bool IsDebit, IReadOnlyList<(string Name, decimal Value)> Marks)
    : AccountEntry(Cause, Account);

/// <summary>The clock closed the row, or its goal did.</summary>
/// <param name="By">The clock, or the event that met the goal.</param>
/// <param name="End">The period's end.</param>
public sealed record Closed(LogEntry Cause, Account Account, LogEntry By, DateTimeOffset End) : AccountEntry(Cause, Account);

/// <summary>Un-enrolment removed the row: nothing before it stands any more.</summary>
public sealed record Removed(LogEntry Cause, Account Account) : AccountEntry(Cause, Account);

/// <summary>An enrolment counted back what the period had seen: what counts of it now was counted then.</summary>
public sealed record CountedBack(LogEntry Cause, Account Account) : AccountEntry(Cause, Account);

/// <summary>The customer takes part in a target from here on.</summary>
/// <param name="PeriodId">The period of the enrolment's occurred time; 0 where it has none.</param>
/// <param name="From">Where the customer was un-enrolled before: periods that begin from then on count again.</param>
/// <param name="OwnGoal">The customer's own goal.</param>
/// <param name="Shown">The value of the row <c>ENROL</c>.</param>
public sealed record Enrolled(LogEntry Cause, string Customer, long RuleId, long PeriodId, DateTimeOffset From, decimal? OwnGoal, decimal Shown) : Entry(Cause, Customer);

/// <summary>The customer takes part no more, in periods that begin from then on.</summary>
public sealed record UnEnrolled(LogEntry Cause, string Customer, long RuleId, long PeriodId, DateTimeOffset From, decimal Shown, bool IsShown) : Entry(Cause, Customer);

/// <summary>Another goal of one's own, for the running period and later ones.</summary>
public sealed record Retargeted(LogEntry Cause, string Customer, long RuleId, Cycle? Running, decimal OwnGoal) : Entry(Cause, Customer);
