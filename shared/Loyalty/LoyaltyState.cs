using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Milestones;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty;

/// <summary>
/// The working set of one page of facts: rows loaded before the fold, and what the fold made of them. Every key that the fold asks for
/// must have been loaded (<see cref="LoyaltyKeys"/> names them); one that was not is an error, never taken for "no such row".
/// </summary>
public sealed class LoyaltyState
{
    public TrackedRows<TransactionKey, TransactionRecord> Transactions { get; }

    public TrackedRows<TotalsKey, CustomerTotals> Totals { get; }

    public TrackedRows<ProgressKey, MilestoneProgress> Progress { get; }

    public TrackedRows<EnrolmentKey, Enrolment> Enrolments { get; }

    public TrackedRows<UnifiedKey, UnifiedProgress> Unified { get; }

    public TrackedRows<StreakKey, StreakProgress> Streaks { get; }

    public TrackedRows<BadgeCountKey, BadgeCount> BadgeCounts { get; }

    /// <summary>What an enrolment may count back.</summary>
    public CustomerHistory History { get; }

    public EarnTimes EarnTimes { get; }

    public TrackedRows<BadgeIssueKey, BadgeIssue> BadgeIssues { get; }

    /// <summary>Rows to write, never loaded: insert, or replace the row of the same key [spec 03.1].</summary>
    public TrackedRows<TargetEventKey, TargetEvent> TargetEvents { get; }

    /// <summary>Rows to write; loaded where the page may end them (<see cref="HeldBadgeKeys"/>), or another system may report them again.</summary>
    public TrackedRows<HeldBadgeKey, HeldBadge> HeldBadges { get; }

    public LoyaltyState()
        : this(knowsAll: false) { }

    private LoyaltyState(bool knowsAll)
    {
        Transactions = new(knowsAll);
        Totals = new(knowsAll);
        Progress = new(knowsAll);
        Enrolments = new(knowsAll);
        Unified = new(knowsAll);
        Streaks = new(knowsAll);
        BadgeCounts = new(knowsAll);
        History = new(knowsAll);
        EarnTimes = new(knowsAll);
        BadgeIssues = new(knowsAll);
        TargetEvents = new(knowsAll: true);
        HeldBadges = new(knowsAll: true);
    }

    /// <summary>A state that holds all there is from the beginning of the log on: what it does not know does not exist.</summary>
    public static LoyaltyState OfWholeLog() => new(knowsAll: true);
}
