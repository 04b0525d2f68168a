using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Unified;

/// <summary>An event has moved targets of a group with a goal of its own: what they come to together.</summary>
/// <param name="Period">As the first of their rows has it.</param>
/// <param name="Targets">Its targets.</param>
/// <param name="Value">Sum of their values.</param>
/// <param name="Debited">What of the change was booked out of an earlier period.</param>
/// <param name="Goal">The sum that was asked for then; null where a rule decided.</param>
/// <param name="RuleHolds">What the rule said then; null where the sum decided.</param>
/// <param name="Reached">The targets that stood reached, ascending.</param>
internal sealed record Together(
    LogEntry Cause, string Customer, long GroupId, Cycle Period, IReadOnlyList<long> Targets, decimal Value, decimal Debited, decimal? Goal, bool? RuleHolds, IReadOnlyList<long> Reached)
    : Entry(Cause, Customer)
{
    public bool Holds(decimal? goal) => RuleHolds ?? Value >= goal;

    /// <summary>The clock closes it with the rows of its targets.</summary>
    public bool IsClosed(Ledger ledger) => ledger.All<Closed>().Any(closed =>
        closed.Cause.Sequence > Cause.Sequence && (closed.Customer, closed.Account.Period.Id) == (Customer, Period.Id) && Targets.Contains(closed.Account.RuleId));

    public bool IsOf(Together other) => (Customer, GroupId, Period.Id) == (other.Customer, other.GroupId, other.Period.Id);
}
