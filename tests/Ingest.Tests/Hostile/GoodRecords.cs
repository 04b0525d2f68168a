using System.Text;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>Good records of every form, each an event of its own: what the spoilers begin with.</summary>
internal static class GoodRecords
{
    public static readonly Func<Random, HostileRecord>[] Forms = [StructuredPurchase, StructuredVisit, BinaryPurchase, Flat, Wrapped, SystemEvent, Definition];

    private static HostileRecord StructuredPurchase(Random random)
    {
        var customer = Customer(random);
        return Structured(true, $"7:{customer}",
            $$$$"""
            {"specversion":"1.0","id":"{{{{Id(random)}}}}","source":"/hostile","type":"customer.transactionAdded","time":"2025-06-01T10:00:00Z","orgid":7,"data":{"customer":{"id":"{{{{customer}}}}","mobile":"919000000007"},"context":{"transactionId":"{{{{Id(random)}}}}","amount":{{{{random.Next(1, 9_999)}}}}.5,"currencyCode":"EUR","lineItems":[{"sku":"11","quantity":1,"amount":10.20}]}}}
            """);
    }

    private static HostileRecord StructuredVisit(Random random)
    {
        var customer = Customer(random);
        return Structured(true, $"7:{customer}",
            $$$$"""
            {"specversion":"1.0","id":"{{{{Id(random)}}}}","source":"/hostile","type":"customer.shopEntered","orgid":7,"subject":"{{{{customer}}}}","data":{"context":{"amount":1,"tags":["a","b"],"when":"2025-06-01T10:00:00+14:00","note":"Zo\u00eb \ud83d\ude00","flag":true}}}
            """);
    }

    private static HostileRecord BinaryPurchase(Random random)
    {
        var customer = Customer(random);
        (string, byte[]?)[] headers =
        [
            ("ce_specversion", "1.0"u8.ToArray()), ("ce_id", Bytes(Id(random))), ("ce_source", "/hostile"u8.ToArray()), ("ce_type", "customer.transactionAdded"u8.ToArray()),
            ("ce_time", "2025-06-01T10:00:00Z"u8.ToArray()), ("ce_orgid", "7"u8.ToArray()), ("ce_sequence", "1"u8.ToArray()), ("content-type", "application/json"u8.ToArray()),
        ];
        return new(true, Bytes($"7:{customer}"),
            Bytes($$$$"""{"customer":{"id":"{{{{customer}}}}"},"context":{"transactionId":"{{{{Id(random)}}}}","amount":{{{{random.Next(1, 9_999)}}}},"storeCode":"B1"}}"""), headers);
    }

    private static HostileRecord Flat(Random random)
    {
        var customer = random.Next(1, 500);
        return new(true, Bytes($"7:{customer}"), Bytes(
            $$$$"""
            {"eventName":"transactionAdded","eventId":"{{{{Id(random)}}}}","orgId":7.0,"refId":"x","createdAt":1720440349027.0,"data":{"amount":20.0,"billDate":1720440300000,"transactionId":{{{{random.Next()}}}},"billType":"REGULAR","enteredBy":{},"customerIdentifiers":{"customerId":{{{{customer}}}}.0}}}
            """), []);
    }

    private static HostileRecord Wrapped(Random random)
    {
        var customer = Customer(random);
        return new(true, Bytes($"7:{customer}"), Bytes(
            $$$$"""
            {"eventId":"{{{{Id(random)}}}}","eventType":"7_customerAdded","timeStamp":1683874799984,"attributes":{"createdAt":1683874799971,"eventName":"customerAdded","orgId":7,"data":{"firstName":"Some","amount":1,"enteredAt":1683883798000,"customerIdentifiers":{"customerId":"{{{{customer}}}}","instore":{"mobile":"919000000001"}} } } }
            """), []);
    }

    private static HostileRecord SystemEvent(Random random) => Structured(false, null,
        $$$$"""{"specversion":"1.0","id":"{{{{Id(random)}}}}","source":"/hostile","type":"system.priceDropped","subject":"p{{{{random.Next(50)}}}}","orgid":7,"data":{"context":{"amount":9.90}}}""");

    /// <summary>Versions of a few groups; some change what is fixed.</summary>
    private static HostileRecord Definition(Random random) => Structured(false, null,
        $$$$"""
        {"specversion":"1.0","id":"{{{{Id(random)}}}}","source":"/hostile","type":"system.targetGroupDefined","orgid":7,"data":{"definition":{"id":{{{{random.Next(1, 20)}}}},"name":"Spend","window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"MONTHLY","start":"2025-0{{{{random.Next(1, 3)}}}}-01","end":"2025-12-31"},"targets":[{"targetRuleId":1,"name":"Spend","goal":{{{{random.Next(1, 999)}}}},"entity":"TRANSACTION","type":"SALES"}]}}}
        """);

    private static HostileRecord Structured(bool isAboutCustomer, string? key, string value) =>
        new(isAboutCustomer, key is null ? null : Bytes(key), Bytes(value), [("content-type", "application/cloudevents+json"u8.ToArray())]);

    private static string Customer(Random random) => $"c{random.Next(500)}";

    private static string Id(Random random) => $"{random.NextInt64():x16}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
