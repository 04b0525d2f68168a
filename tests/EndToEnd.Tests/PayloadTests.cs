using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EventPlatform.Embedded.Processes;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>From the topic to the API: the payload that is read back is the value that was sent, byte for byte, in every form.</summary>
public sealed class PayloadTests
{
    private const string Secret = "a-secret-for-the-payload-test";

    /// <summary>Values with spaces, escapes and numbers that no writer of JSON would make again.</summary>
    private static readonly (string Form, string ContentType, string Customer, string Value, (string, string)[] Headers)[] Sent =
    [
        ("structured", "application/cloudevents+json", "s1",
            """  {"orgid" :100.0, "specversion":"1.0","id":"p-1","source":"/payload","type":"customer.cartLeft",   "data":{"customer":{"id":"s1"},"context":{"total":1.50e1,"n\u006fte":"Z\u006f\u00eb \/ \ud83d\ude00"}}, "x":[ ]    }  """,
            [("content-type", "application/cloudevents+json; charset=UTF-8")]),
        ("binary", "application/json", "b1",
            """{ "context" : { "total":15.00, "none":null } , "customer":{"id":"b1"} }""",
            [("ce_specversion", "1.0"), ("ce_id", "p-2"), ("ce_source", "/payload"), ("ce_type", "customer.cartLeft"), ("ce_orgid", "100"), ("content-type", "application/json")]),
        ("flat", "application/json", "50952",
            """{"eventName":"cartLeft","eventId":"p-3","orgId":100.0,"createdAt":1720440349000.0,"data":{"customerIdentifiers":{"customerId":50952.0},"enteredBy":{},"total":15.00}}""", []),
        ("wrapped", "application/json", "w1",
            """{"eventId":"p-4","eventType":"100_cartLeft","timeStamp":"1720440349000","attributes":{"orgId":100,"data":{"customerIdentifiers":{"customerId":"w1"}}}}""", []),
    ];

    [Fact]
    public async Task Every_form_is_given_back_byte_for_byte()
    {
        var port = FreePorts.Take(1)[0];
        var at = await TestInstallation.CreateAsync();
        await using var worker = WorkerProcess.Start(["run", "--roles", "ingest,api"], Environment(at, port));
        Produce(at);
        await Eventually.Is(() => new StoredLedger(at.Database).CountAsync("select count(*) from events.mt_events"), stored => stored == Sent.Length, TimeSpan.FromMinutes(2), worker.Output);

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/v1/orgs/100/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"operator:{Secret}")));
        foreach (var (form, contentType, customer, value, _) in Sent)
        {
            var id = await OnlyEventOfAsync(http, customer);
            (await JsonAsync(http, $"events/{id}")).GetProperty("form").GetString().ShouldBe(form);
            using var payload = await http.GetAsync($"events/{id}/payload");
            payload.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
            (await payload.Content.ReadAsByteArrayAsync()).ShouldBe(Encoding.UTF8.GetBytes(value));
        }
    }

    private static async Task<string> OnlyEventOfAsync(HttpClient http, string customer) =>
        (await JsonAsync(http, $"customers/{customer}/timeline")).GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString()!;

    private static async Task<JsonElement> JsonAsync(HttpClient http, string path) => JsonElement.Parse(await http.GetStringAsync(path));

    private static Dictionary<string, string?> Environment(TestInstallation at, int port) => new(at.Environment())
    {
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        ["Api__Clients__0__Key"] = "operator",
        ["Api__Clients__0__Secret"] = Secret,
        ["Api__Clients__0__Organisations"] = "100",
        ["Api__Clients__0__Roles"] = "read,admin",
    };

    private static void Produce(TestInstallation at)
    {
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig { BootstrapServers = at.BootstrapServers }).Build();
        foreach (var (_, _, customer, value, headers) in Sent)
        {
            var message = new Message<string, byte[]> { Key = $"100:{customer}", Value = Encoding.UTF8.GetBytes(value), Headers = [] };
            foreach (var (name, text) in headers)
                message.Headers.Add(name, Encoding.UTF8.GetBytes(text));
            producer.Produce(at.CustomerEvents, message);
        }
        producer.Flush(TimeSpan.FromSeconds(30));
    }
}
