using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Customers;

/// <summary>Whose totals.</summary>
public readonly record struct TotalsKey(string StreamKey);

/// <summary>A customer's transactions in one number each [spec 02.1], whatever their currency.</summary>
public sealed record CustomerTotals : IRow<TotalsKey>
{
    public required string StreamKey { get; init; }

    public int TransactionCount { get; init; }

    /// <summary>Net amounts of all transactions less returns.</summary>
    public decimal TransactionTotal { get; init; }

    [JsonIgnore]
    public TotalsKey Key => new(StreamKey);
}
