using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>What an event does to a customer's transactions.</summary>
internal enum TransactionFactKind : byte
{
    None,
    Purchase,
    Correction,
    Return,
}

/// <summary>What a transaction event says, in the words of the rules [spec 02.1]; values rounded to three places, without sign.</summary>
internal readonly struct TransactionFact
{
    private const string ReturnBill = "RETURN", ReturnedName = "transactionReturned";

    public TransactionFactKind Kind { get; private init; }

    /// <summary>The purchase; null on a return that names none.</summary>
    public string? TransactionId { get; private init; }

    public string? ReturnId { get; private init; }

    public decimal? Amount { get; private init; }

    public decimal? GrossAmount { get; private init; }

    public decimal? Quantity { get; private init; }

    public string? CurrencyCode { get; private init; }

    public bool WholeBill { get; private init; }

    public static TransactionFact Of(Fact fact, CustomerEvent happened) => happened switch
    {
        TransactionAdded when IsReturnBill(happened.Context) => Read(TransactionFactKind.Return, happened.Context) with { TransactionId = null, ReturnId = ReturnIdOf(happened.Context) },
        TransactionAdded => Named(Read(TransactionFactKind.Purchase, happened.Context), fact),
        TransactionUpdated => Named(Read(TransactionFactKind.Correction, happened.Context), fact),
        TransactionReturned => Read(TransactionFactKind.Return, happened.Context) with { ReturnId = ReturnIdOf(happened.Context) },
        _ => default,
    };

    /// <summary>The name by which rules are looked up: a bill of type <c>RETURN</c> is a return.</summary>
    public string EventName(CustomerEvent happened) => Kind == TransactionFactKind.Return ? ReturnedName : happened.Name;

    private static bool IsReturnBill(EventContext context) =>
        string.Equals(context[ContextCodes.BillType].Text, ReturnBill, StringComparison.OrdinalIgnoreCase);

    private static TransactionFact Read(TransactionFactKind kind, EventContext context) => new()
    {
        Kind = kind,
        TransactionId = context.Text(ContextCodes.TransactionId),
        Amount = Value(context, ContextCodes.Amount),
        GrossAmount = Value(context, ContextCodes.GrossAmount),
        Quantity = Value(context, ContextCodes.Quantity),
        CurrencyCode = context[ContextCodes.CurrencyCode].Text,
        WholeBill = kind == TransactionFactKind.Return && context.Boolean(ContextCodes.WholeBill) == true,
    };

    private static decimal? Value(EventContext context, string code) => context.Number(code) is { } number ? Exact.Round(Math.Abs(number)) : null;

    /// <summary>A purchase without an id of its own goes by its event's.</summary>
    private static TransactionFact Named(TransactionFact transaction, Fact fact) =>
        transaction.TransactionId is null ? transaction with { TransactionId = fact.Id.ToString() } : transaction;

    /// <summary>On a bill of type <c>RETURN</c> the bill's own id is the return's.</summary>
    private static string? ReturnIdOf(EventContext context) =>
        context.Text(ContextCodes.ReturnId) ?? (IsReturnBill(context) ? context.Text(ContextCodes.TransactionId) : null);
}
