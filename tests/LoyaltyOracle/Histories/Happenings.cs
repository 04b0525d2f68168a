using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>What happens to a customer in a step.</summary>
internal static class Happenings
{
    private static readonly string[] Stores = ["B1", "B2", "B3"], Skus = ["S1", "S2", "S3"];

    public static CustomerEvent Of(Step step, DateTimeOffset now, Choices choose, int[] rules)
    {
        var occurred = now.AddHours(-step.Late);
        var transaction = $"T{step.Transaction}";
        return step.Kind switch
        {
            StepKind.Buys => new TransactionAdded { Name = "transactionAdded", Occurred = occurred, Received = now, Context = Bill(step, choose, ("transactionId", transaction)), LineItems = Lines(step, choose) },
            StepKind.Corrects => new TransactionUpdated { Name = "transactionUpdated", Occurred = occurred, Received = now, Context = Bill(step, choose, ("transactionId", transaction)), LineItems = Lines(step, choose) },
            StepKind.Returns => new TransactionReturned { Name = "transactionReturned", Occurred = occurred, Received = now, Context = Returned(step, choose, transaction), LineItems = choose.OneIn(2) ? Lines(step, choose) : [] },
            StepKind.ReturnsBill => new TransactionAdded { Name = "transactionAdded", Occurred = occurred, Received = now, Context = Bill(step, choose, ("transactionId", $"R{step.Transaction}"), ("billType", "RETURN")), LineItems = choose.OneIn(2) ? Lines(step, choose) : [] },
            StepKind.Enrols => new TargetCustomerEnrolment { Name = "targetCustomerEnrolment", Occurred = occurred, Received = now, Context = Enrolment(choose, rules, ("targetValue", choose.OneIn(3) ? step.Amount + 1 : null)) },
            StepKind.UnEnrols => new TargetCustomerUnEnrolment { Name = "targetCustomerUnEnrolment", Occurred = occurred, Received = now, Context = Enrolment(choose, rules, ("periodId", choose.OneIn(4) ? choose.Of(Definitions.Periods) : null)) },
            StepKind.EnrolsInStreak => new StreakCustomerEnrolment { Name = "streakCustomerEnrolment", Occurred = occurred, Received = now, Context = OfStreak(choose) },
            StepKind.LeavesStreak => new StreakCustomerUnEnrolment { Name = "streakCustomerUnEnrolment", Occurred = occurred, Received = now, Context = OfStreak(choose) },
            StepKind.IsIssued => new BadgeIssued { Name = "badgeIssued", Occurred = occurred, Received = now, Context = Context(("badgeId", Definitions.BadgeOf(choose))) },
            StepKind.Requests => new BadgeEarnRequested { Name = "badgeEarnRequested", Occurred = occurred, Received = now, Context = Context(("badgeId", Definitions.BadgeOf(choose)), ("requestId", $"{now:O} {step.Choice} {step.Amount}")) },
            StepKind.Revokes => new BadgeRevocationRequested { Name = "badgeRevoked", Occurred = occurred, Received = now, Context = Context(("badgeId", Definitions.BadgeOf(choose)), ("earnId", choose.OneIn(4) ? "0123456789abcdef01234567" : null), ("reason", choose.OneIn(2) ? "mistake" : null)) },
            StepKind.Joins => new SegmentMembershipChanged { Name = "segmentMembershipChanged", Occurred = occurred, Received = now, Context = Context(("segment", choose.Of(Definitions.Segments)), ("member", !choose.OneIn(3))) },
            _ => new CustomerEventOccurred { Name = "tried", Occurred = occurred, Received = now, Context = Context(("storeCode", choose.Of(Stores)), ("quantity", step.Amount % 7)) },
        };
    }

    /// <summary>Up to three lines; a sku may stand twice.</summary>
    private static LineItem[] Lines(Step step, Choices choose) =>
    [
        .. Enumerable.Range(0, choose.Below(4)).Select(_ => new LineItem(choose.Of(Skus), 1 + choose.Below(3), choose.Below(20) + (choose.OneIn(3) ? 0.25m : 0), choose.OneIn(2) ? step.Amount : null,
            Category: choose.OneIn(2) ? "toys" : null, Brand: null)),
    ];

    private static EventContext Enrolment(Choices choose, int[] rules, (string, object?) more) => Context(
        ("targetGroupId", choose.OneIn(4) ? 26 : 25), ("targetRuleId", 1 + choose.Of(rules)), more);

    private static EventContext OfStreak(Choices choose) => Context(("streakId", choose.OneIn(3) ? 8 : 7), ("resetStreakStatus", choose.OneIn(3) ? true : null));

    private static EventContext Returned(Step step, Choices choose, string transaction) => Bill(step, choose,
        ("transactionId", choose.OneIn(6) ? null : transaction), ("wholeBill", choose.OneIn(4) ? true : null), ("returnId", choose.OneIn(2) ? $"R{step.Choice}" : null));

    private static EventContext Bill(Step step, Choices choose, params (string, object?)[] fields) => Context(
    [
        .. fields, ("amount", choose.OneIn(4) ? step.Amount + 0.125m : step.Amount), ("storeCode", choose.Of(Stores)),
        ("quantity", choose.OneIn(4) ? null : step.Amount % 7), ("grossAmount", choose.OneIn(4) ? null : step.Amount + 3),
        ("score", choose.OneIn(3) ? null : choose.OneIn(4) ? -step.Amount : step.Amount % 11 + 0.5m), ("currencyCode", choose.OneIn(6) ? "USD" : choose.OneIn(4) ? "EUR" : null),
    ]);

    private static EventContext Context(params (string Code, object? Value)[] fields) =>
        new([.. fields.Where(field => field.Value is not null).Select(field => new ContextField(field.Code, Value(field.Value!)))]);

    private static ContextValue Value(object value) => value switch
    {
        string text => ContextValue.Of(text),
        bool flag => ContextValue.Of(flag),
        _ => ContextValue.Of(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
