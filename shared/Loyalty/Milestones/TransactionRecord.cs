using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>A transaction of a customer: its id counts once [spec 02.3].</summary>
public readonly record struct TransactionKey(string StreamKey, string TransactionId);

/// <summary>What is remembered of a purchase, so that corrections and returns find what it counted for.</summary>
public sealed record TransactionRecord : IRow<TransactionKey>
{
    public required string StreamKey { get; init; }
    public required string TransactionId { get; init; }

    /// <summary>Place in the log of the event that brought it.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset Occurred { get; init; }
    public required DateTimeOffset Stored { get; init; }
    public decimal? Amount { get; init; }
    public decimal? GrossAmount { get; init; }
    public decimal? Quantity { get; init; }

    /// <summary>Sum of the amounts of all returns that named it, counted or not.</summary>
    public decimal ReturnedAmount { get; init; }

    /// <summary>True once it came back whole: <c>wholeBill</c>, or returns together reached its amount.</summary>
    public bool WhollyReturned { get; init; }

    public IReadOnlyList<TransactionCount> Counts { get; init; } = [];

    [JsonIgnore]
    public TransactionKey Key => new(StreamKey, TransactionId);
}

/// <summary>Where a transaction counted and for how much.</summary>
/// <param name="TargetRuleId">The target.</param>
/// <param name="TargetGroupId">Its group.</param>
/// <param name="PeriodId">The period.</param>
/// <param name="Value">What it counted for, returns left aside; of <c>VISIT</c> 1, also where another bill of the day made the day count.</param>
/// <param name="Returned">What has come back of that; never more than <paramref name="Value"/>.</param>
/// <param name="Day">For <c>VISIT</c>: its local day.</param>
public sealed record TransactionCount(long TargetRuleId, long TargetGroupId, long PeriodId, decimal Value, decimal Returned = 0, DateOnly? Day = null)
{
    /// <summary>Place in the log of what made it count, where that was a later event than the purchase: an enrolment or a correction; else 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CountedAt { get; init; }

    /// <summary>Whether the row still holds what the bill counted: it does not once un-enrolment has removed it, nor where it was begun anew since.</summary>
    public bool StandsIn(MilestoneProgress row, TransactionRecord bill) => !row.Removed && Math.Max(bill.Sequence, CountedAt) >= row.BegunAnew;

    /// <summary>For <c>LINEITEM</c>: the items that counted, one a sku; null otherwise.</summary>
    public IReadOnlyList<CountedItem>? Items { get; init; }
}

/// <summary>The lines of one sku that counted.</summary>
/// <param name="Sku">The sku.</param>
/// <param name="Quantity">How much of it was bought.</param>
/// <param name="Value">What its lines counted for.</param>
/// <param name="Returned">How much of <paramref name="Quantity"/> has come back.</param>
public sealed record CountedItem(string Sku, decimal Quantity, decimal Value, decimal Returned = 0)
{
    [JsonIgnore]
    public bool IsBack => Returned >= Quantity;
}
