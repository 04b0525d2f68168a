using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>A target that a fact may move, and the row; without a key where the row follows from what the page itself counts.</summary>
internal readonly record struct TouchedTarget(Fact Fact, TargetInForce Target, ProgressKey? Key);

/// <summary>Which targets the facts of a page may move: never fewer than the fold moves, at times more.</summary>
internal static class TouchedTargets
{
    public static IEnumerable<TouchedTarget> Of(DefinitionCatalog catalog, IReadOnlyList<Fact> page, LoyaltyState state)
    {
        var bills = new Dictionary<TransactionKey, PageBill>();
        foreach (var (fact, organisation) in CatalogWalk.Of(catalog, page))
        {
            var happened = (CustomerEvent)fact.Event;
            var transaction = TransactionFact.Of(fact, happened);
            if (transaction.Kind != TransactionFactKind.None)
                foreach (var touched in OfTransaction(organisation.Index, state, bills, fact, transaction))
                    yield return touched;
            foreach (var target in EnrolmentEvents.Targets(organisation.Index, happened))
                foreach (var touched in OfEnrolment(state, fact, target))
                    yield return touched;
            foreach (var target in organisation.Index.Behavioural(transaction.EventName(happened)))
                yield return Touch(state, fact, target, happened.Occurred);
        }
    }

    /// <summary>The targets that an event of this kind may move, whatever it says.</summary>
    public static IEnumerable<TargetInForce> OfEvent(RuleIndex rules, Fact fact)
    {
        var happened = (CustomerEvent)fact.Event;
        var transaction = TransactionFact.Of(fact, happened);
        return (transaction.Kind == TransactionFactKind.None ? [] : rules.Transactions)
            .Concat(EnrolmentEvents.Targets(rules, happened))
            .Concat(rules.Behavioural(transaction.EventName(happened)));
    }

    private static IEnumerable<TouchedTarget> OfTransaction(
        RuleIndex rules, LoyaltyState state, Dictionary<TransactionKey, PageBill> bills, Fact fact, TransactionFact transaction)
    {
        TransactionKey? key = transaction.TransactionId is { } id ? new TransactionKey(fact.StreamKey, id) : null;
        if (key is { } known && state.Transactions.Find(known) is { } bill)
            return WithNext(rules, state, transaction, fact, OfKnown(rules, state, fact, bill));
        if (key is { } earlier && bills.TryGetValue(earlier, out var ofPage))
            return WithNext(rules, state, transaction, fact, ofPage.Touch(rules, fact, rules.Transactions.Select(target => Touch(state, fact, target, ofPage.Occurred))));
        if (key is not { } added || transaction.Kind == TransactionFactKind.Return)
            return WithNext(rules, state, transaction, fact, OfNew(rules, state, fact));
        bills.Add(added, ofPage = new PageBill(fact.Event.Occurred));
        return ofPage.Touch(rules, fact, OfNew(rules, state, fact));
    }

    /// <summary>A return may move the period after that of its bill.</summary>
    private static IEnumerable<TouchedTarget> WithNext(RuleIndex rules, LoyaltyState state, TransactionFact transaction, Fact fact, IEnumerable<TouchedTarget> touched)
    {
        foreach (var one in touched)
        {
            yield return one;
            if (transaction.Kind == TransactionFactKind.Return && one.Key is { } key && rules.Rule(key.TargetRuleId) is { } target
                && NextPeriod.Applies(target) && Periods.OpenAfter(state, key.StreamKey, target, key.PeriodId) is { } next)
                yield return new TouchedTarget(fact, target, key with { PeriodId = next.Id });
        }
    }

    /// <summary>A correction or a return of a bill that was loaded: where it counted, and where it may count now.</summary>
    private static IEnumerable<TouchedTarget> OfKnown(RuleIndex rules, LoyaltyState state, Fact fact, TransactionRecord bill) =>
        bill.Counts
            .Where(count => rules.Rule(count.TargetRuleId) is not null)
            .Select(count => new TouchedTarget(fact, rules.Rule(count.TargetRuleId)!, new ProgressKey(fact.StreamKey, count.TargetRuleId, count.PeriodId)))
            .Concat(rules.Transactions.Select(target => Touch(state, fact, target, bill.Occurred)));

    private static IEnumerable<TouchedTarget> OfNew(RuleIndex rules, LoyaltyState state, Fact fact)
    {
        var context = ((CustomerEvent)fact.Event).Context;
        foreach (var target in rules.Transactions)
            if (Measure.MayTake(target, context))
                yield return Touch(state, fact, target, fact.Event.Occurred);
    }

    /// <summary>An enrolment counts back in the running period, and what came back of it may be booked into the next.</summary>
    private static IEnumerable<TouchedTarget> OfEnrolment(LoyaltyState state, Fact fact, TargetInForce target)
    {
        var running = Touch(state, fact, target, fact.Event.Occurred);
        yield return running;
        if (running.Key is { } key && NextPeriod.Applies(target) && Periods.OpenAfter(state, key.StreamKey, target, key.PeriodId) is { } next)
            yield return new TouchedTarget(fact, target, key with { PeriodId = next.Id });
    }

    private static TouchedTarget Touch(LoyaltyState state, Fact fact, TargetInForce target, DateTimeOffset occurred) =>
        new(fact, target, Periods.Of(state, fact.StreamKey, target, occurred) is { } period ? new ProgressKey(fact.StreamKey, target.TargetRuleId, period.Id) : null);

    /// <summary>A bill that the page itself brings, and where it may have counted so far.</summary>
    private sealed class PageBill(DateTimeOffset occurred)
    {
        private readonly HashSet<ProgressKey> _touched = [];

        public DateTimeOffset Occurred => occurred;

        /// <summary>These, and what else the bill has touched.</summary>
        public IEnumerable<TouchedTarget> Touch(RuleIndex rules, Fact fact, IEnumerable<TouchedTarget> touched)
        {
            foreach (var one in touched)
            {
                if (one.Key is { } key)
                    _touched.Add(key);
                yield return one;
            }
            foreach (var key in _touched)
                if (rules.Rule(key.TargetRuleId) is { } target)
                    yield return new TouchedTarget(fact, target, key);
        }
    }
}
