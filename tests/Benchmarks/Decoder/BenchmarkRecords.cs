using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Benchmarks.Decoder;

/// <summary>Records for <see cref="DecoderBenchmarks"/>; those whose name begins with <c>worst</c> fill 64 KiB with what costs time.</summary>
internal static class BenchmarkRecords
{
    private const int Room = 65_000;
    private const string Attributes = "\"specversion\":\"1.0\",\"id\":\"bill-000001\",\"source\":\"/shop/bills\",\"type\":\"customer.transactionAdded\",\"time\":\"2025-07-29T09:30:00Z\",\"orgid\":100";
    private const string Context = "\"transactionId\":\"bill-000001\",\"amount\":129.90,\"currencyCode\":\"EUR\",\"storeCode\":\"B17\"";

    public static readonly IReadOnlyDictionary<string, Func<IncomingRecord>> ByName = new Dictionary<string, Func<IncomingRecord>>
    {
        ["structured"] = () => InContext("\"quantity\":2"),
        ["binary"] = Binary,
        ["flat"] = () => Notification("""{"eventName":"transactionAdded","eventId":"72fe1900-0000-42d6-9582-f955474739aa","orgId":100,"refId":"100_1","createdAt":1753781400000,"data":{"amount":129.90,"billDate":1753781400000,"transactionId":889282751,"billType":"REGULAR","currencyCode":"EUR","enteredBy":{},"customerIdentifiers":{"customerId":4711}}}"""),
        ["wrapped"] = () => Notification("""{"eventId":"72fe1900-0000-42d6-9582-f955474739aa","eventType":"100_transactionAdded","timeStamp":1753781400000,"attributes":{"orgId":100,"createdAt":1753781400000,"data":{"amount":129.90,"billDate":1753781400000,"transactionId":889282751,"currencyCode":"EUR","customerIdentifiers":{"customerId":4711}}}}"""),
        ["worst: names"] = () => InContext(Many(i => $"\"{i:x}\":1")),
        ["worst: one name again and again"] = () => InContext(Many(_ => "\"lineItems\":0")),
        ["worst: lines of a bill"] = () => InContext($"\"lineItems\":[{Many(_ => "{\"sku\":\"\\u0061\",\"quantity\":1.10,\"amount\":1.10,\"brand\":\"x\"}", 990)}]"),
        ["worst: escapes"] = () => InContext(Texts()),
        ["worst: numbers"] = () => Notification("{\"eventName\":\"cartLeft\",\"eventId\":\"1\",\"orgId\":100,\"data\":{\"customerIdentifiers\":{\"customerId\":4711},\"x\":["
            + Many(_ => "1.000000000000000000000000000e1") + "]}}"),
        ["worst: one number"] = () => InContext($"\"x\":1{new string('0', Room - 1_000)}"),
        ["worst: depth"] = () => InContext($"\"x\":{new string('[', Room / 2 - 500)}{new string(']', Room / 2 - 500)}"),
        ["worst: extension attributes"] = () => With(Binary(), [.. Binary().Headers, .. Enumerable.Range(0, 20_000).Select(i => Header($"ce_x{i:x}", "1"))]),
    };

    /// <summary>A 300-byte record that is refused, or grew, would measure something else.</summary>
    public static void Check(string name, DecodedRecord decoded)
    {
        if (!name.StartsWith("worst", StringComparison.Ordinal) && decoded.Rejection is { } rejection)
            throw new InvalidOperationException($"The record '{name}' is refused: {rejection}");
    }

    private static IncomingRecord InContext(string members) =>
        Structured("{" + Attributes + ",\"data\":{\"customer\":{\"id\":\"4711\"},\"context\":{" + Context + "," + members + "}}}");

    private static IncomingRecord Structured(string value) => Of(value, [Header("content-type", "application/cloudevents+json; charset=UTF-8")]);

    private static IncomingRecord Notification(string value) => Of(value, []);

    private static IncomingRecord Binary() => Of("{\"customer\":{\"id\":\"4711\"},\"context\":{" + Context + "}}",
    [
        Header("ce_specversion", "1.0"), Header("ce_id", "bill-000001"), Header("ce_source", "/shop/bills"), Header("ce_type", "customer.transactionAdded"),
        Header("ce_time", "2025-07-29T09:30:00Z"), Header("ce_orgid", "100"), Header("content-type", "application/json"),
    ]);

    private static string Many(Func<int, string> part, int most = int.MaxValue)
    {
        var text = new StringBuilder();
        for (var i = 0; i < most && text.Length < Room - 700; i++)
            text.Append(i == 0 ? "" : ",").Append(part(i));
        return text.ToString();
    }

    private static string Texts() => string.Join(',', Enumerable.Range(0, 13).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"t{i}\":\"{string.Concat(Enumerable.Repeat("\\u00e9", 800))}\"")));

    private static RecordHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static IncomingRecord Of(string value, RecordHeader[] headers) => With(new()
    {
        Input = InputTopic.CustomerEvents,
        Topic = "customer-events",
        Partition = 0,
        Offset = 0,
        Key = Encoding.UTF8.GetBytes("100:4711"),
        Value = Encoding.UTF8.GetBytes(value),
        Timestamp = DateTimeOffset.UnixEpoch.AddYears(60),
        Received = DateTimeOffset.UnixEpoch.AddYears(60),
    }, headers);

    private static IncomingRecord With(IncomingRecord record, RecordHeader[] headers) => new()
    {
        Input = record.Input,
        Topic = record.Topic,
        Partition = record.Partition,
        Offset = record.Offset,
        Key = record.Key,
        Value = record.Value,
        Headers = headers,
        Timestamp = record.Timestamp,
        Received = record.Received,
    };
}
