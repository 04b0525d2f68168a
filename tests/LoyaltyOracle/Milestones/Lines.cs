using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>A line of a bill as something that filters can be asked of.</summary>
internal static class Lines
{
    /// <summary>The line's own fields, before those of its bill.</summary>
    public static EventContext ContextOf(LineItem line, EventContext bill) => new(
    [
        new("sku", ContextValue.Of(line.Sku)),
        new("quantity", ContextValue.Of(line.Quantity)),
        new("amount", ContextValue.Of(line.Amount)),
        new("grossAmount", line.GrossAmount is { } gross ? ContextValue.Of(gross) : default),
        new("category", line.Category is { } category ? ContextValue.Of(category) : default),
        new("brand", line.Brand is { } brand ? ContextValue.Of(brand) : default),
        .. bill.Fields,
    ]);
}
