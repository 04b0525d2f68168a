using System.Globalization;
using System.Text.Json.Nodes;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>The customers of the invented shop, and what each does next. Their events are spread evenly over the last hundred days.</summary>
internal sealed class Shoppers(Dice dice, int customers, int events, DateTimeOffset now)
{
    public const string Joined = "customer.customerAdded", Bought = "customer.transactionAdded", Returned = "customer.transactionReturned";

    private const int Days = 100;
    private const double ReturnShare = 0.06;
    private const double MedianAmount = 40, AmountSpread = 0.8;

    private static readonly string[] FirstNames = ["Ada", "Bela", "Chen", "Dora", "Emil", "Fatima", "Gita", "Hugo", "Ines", "Jonas", "Kofi", "Lena"];
    private static readonly string[] LastNames = ["Adeyemi", "Brandt", "Costa", "Duarte", "Evans", "Fischer", "Gupta", "Haas", "Ito", "Jensen"];
    private static readonly string[] Stores = ["B1", "B2", "B3", "online"];

    /// <summary>By customer number: purchases that may still come back. A customer without an entry has not joined.</summary>
    private readonly Dictionary<int, List<Purchase>> purchases = [];

    private int count;

    public ShopEvent Next()
    {
        var customer = dice.Skewed(customers);
        if (!purchases.TryGetValue(customer, out var bought))
            return Join(customer);
        return bought.Count > 0 && dice.Chance() < ReturnShare ? Return(customer, bought) : Buy(customer, bought);
    }

    private ShopEvent Join(int customer)
    {
        purchases.Add(customer, []);
        var (first, last) = (dice.OneOf(FirstNames), dice.OneOf(LastNames));
        return NewEvent(Joined, customer, new()
        {
            ["firstName"] = first,
            ["lastName"] = last,
            ["email"] = $"{first}.{last}.{customer}@example.com".ToLowerInvariant(),
            ["mobile"] = string.Create(CultureInfo.InvariantCulture, $"+4479000{customer:00000}"),
            ["source"] = "app",
        });
    }

    private ShopEvent Buy(int customer, List<Purchase> bought)
    {
        var purchase = new Purchase(string.Create(CultureInfo.InvariantCulture, $"T{count:000000}"), dice.Money(MedianAmount, AmountSpread));
        bought.Add(purchase);
        return NewEvent(Bought, customer, new()
        {
            ["transactionId"] = purchase.Transaction,
            ["amount"] = purchase.Amount,
            ["currencyCode"] = DemoDefinitions.Currency,
            ["storeCode"] = dice.OneOf(Stores),
        });
    }

    private ShopEvent Return(int customer, List<Purchase> bought)
    {
        var purchase = dice.OneOf(bought);
        bought.Remove(purchase);
        return NewEvent(Returned, customer, new()
        {
            ["returnId"] = $"R-{purchase.Transaction}",
            ["transactionId"] = purchase.Transaction,
            ["amount"] = purchase.Amount,
            ["currencyCode"] = DemoDefinitions.Currency,
            ["wholeBill"] = true,
        });
    }

    private ShopEvent NewEvent(string type, int customer, JsonObject context)
    {
        var time = now.AddDays(-Days + (Days * (double)count / events));
        return new(string.Create(CultureInfo.InvariantCulture, $"shop-{count++:000000}"), type, string.Create(CultureInfo.InvariantCulture, $"{10_000 + customer}"), time, context);
    }

    private sealed record Purchase(string Transaction, decimal Amount);
}
