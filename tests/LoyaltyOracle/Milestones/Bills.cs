using EventPlatform.Contracts.Context;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>What transaction events are, and what is known of a customer's bill.</summary>
internal static class Bills
{
    public static bool IsPurchase(this LogEntry entry) => entry.Name == "transactionAdded" && !IsReturnBill(entry);

    public static bool IsCorrection(this LogEntry entry) => entry.Name == "transactionUpdated";

    public static bool IsReturn(this LogEntry entry) => entry.Name == "transactionReturned" || IsReturnBill(entry);

    /// <summary>The purchase that the event is about; a bill of type <c>RETURN</c> names none [spec 02.1].</summary>
    public static string? TransactionOf(this LogEntry entry) => IsReturnBill(entry) ? null : entry.Context.Text("transactionId");

    public static string ReturnIdOf(this LogEntry entry) =>
        entry.Context.Text("returnId") ?? (IsReturnBill(entry) ? entry.Context.Text("transactionId") : null) ?? entry.RequestId;

    /// <summary>A number of the event, without its sign, three places.</summary>
    public static decimal? Amount(this EventContext context, string field) =>
        context.Number(field) is { } number ? Amounts.Three(Math.Abs(number)) : null;

    /// <summary>A second <c>transactionAdded</c> with the id is timeline only [spec 02.3].</summary>
    public static bool IsRepeated(IEnumerable<LogEntry> before, LogEntry entry) => entry.IsPurchase() && Bill.Of(before, entry.Customer!, entry.TransactionOf()) is not null;

    private static bool IsReturnBill(LogEntry entry) =>
        entry.Name == "transactionAdded" && string.Equals(entry.Context.Text("billType"), "RETURN", StringComparison.OrdinalIgnoreCase);
}
