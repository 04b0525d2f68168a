using System.Globalization;
using System.Text;

namespace EventPlatform.Benchmarks.Workload;

/// <summary>One record as a producer sends it: CloudEvents, structured mode, about 300 bytes.</summary>
public readonly record struct ProducedRecord(string Key, byte[] Value);

/// <summary>
/// A seeded stream of customer events over the year 2025: six in ten are purchases, the rest returns, interactions, profile updates and
/// page views. The same seed gives the same records.
/// </summary>
public sealed class Purchases(int customers, int seed = 7)
{
    public const long OrgId = 100;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly int[] _lastPurchase = new int[customers];

    /// <param name="count">How many.</param>
    /// <param name="after">Number of the last event that was sent before: an event's number is its identity.</param>
    public IEnumerable<ProducedRecord> Take(int count, int after = 0)
    {
        for (var i = after + 1; i <= after + count; i++)
            yield return Next(i, after + count);
    }

    private ProducedRecord Next(int number, int count)
    {
        var customer = _random.Next(customers);
        var at = Start.AddSeconds(number * (364.0 * 86400 / count));
        var (name, context) = Describe(number, customer);
        var key = string.Create(CultureInfo.InvariantCulture, $"{OrgId}:c{customer:D6}");
        var value = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"specversion":"1.0","id":"b-{{{number}}}","source":"/benchmark","type":"customer.{{{name}}}","time":"{{{at:yyyy-MM-ddTHH:mm:ssZ}}}","orgid":{{{OrgId}}},"data":{"customer":{"id":"c{{{customer:D6}}}"},"context":{{{context}}}}}""");
        return new ProducedRecord(key, Encoding.UTF8.GetBytes(value));
    }

    private (string Name, string Context) Describe(int number, int customer) => _random.Next(100) switch
    {
        < 60 => ("transactionAdded", Purchase(number, customer)),
        < 64 when _lastPurchase[customer] > 0 => ("transactionReturned", Return(number, customer)),
        < 80 => ("interactionRecorded", $$"""{"channel":"email","messageId":"m-{{number}}","direction":"OUT","status":"DELIVERED","campaignId":"spring"}"""),
        < 90 => ("customerUpdated", $$"""{"firstName":"Customer","lastName":"Number {{customer}}","email":"c{{customer}}@example.org","loyaltyType":"loyalty"}"""),
        _ => ("pageViewed", $$"""{"page":"/products/{{_random.Next(5000)}}","referrer":"search","seconds":{{_random.Next(300)}}}"""),
    };

    private string Purchase(int number, int customer)
    {
        _lastPurchase[customer] = number;
        var amount = _random.Next(100, 9000) / 100m;
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"transactionId":"t-{{number}}","billNumber":"b-{{number}}","amount":{{amount}},"quantity":{{_random.Next(1, 9)}},"currencyCode":"GBP","storeCode":"s{{_random.Next(40)}}"}""");
    }

    private string Return(int number, int customer) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"returnId":"r-{{number}}","transactionId":"t-{{_lastPurchase[customer]}}","amount":{{_random.Next(100, 2000) / 100m}}}""");
}
