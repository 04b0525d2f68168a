using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPlatform.Api.Tests;

/// <summary>
/// The published answers of <c>trackedTargetEvents</c> [source 002] come out byte for byte, white space aside, from a store that was fed the
/// events that they describe: with the store's own <c>eventLogId</c>, and the ISO dates that the older captures lack [spec 03.1].
/// </summary>
public sealed class TargetEventSampleTests(FedApi api) : IClassFixture<FedApi>
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_first_published_answer_comes_out()
    {
        const string customer = "564709342", sold = "2025-07-29T04:00:00Z";
        await api.DefineAsync("targetGroupDefined",
            Group(2514, 2711, "TRANSACTION", "SALES", 999, "EVENT", (29318, "2025-07-01", "2025-07-15"), (29324, "2025-07-16", "2025-07-31")));
        await EnrolAsync(customer, 2514, 2711, "2025-07-10T04:00:00Z");
        var first = await SellAsync(customer, "889282751", 20, sold);
        var second = await SellAsync(customer, "889282761", 20.00m, sold);
        var third = await SellAsync(customer, "889282764", 1959, sold);
        await api.ProjectedAsync();

        var published = Published("tracked-target-events-1.json");
        foreach (var (row, id) in ((JsonArray)published["data"]!).Zip([-1, first, second, third]))
            row!["eventLogId"] = id;
        (await GetAsync(customer, 2711, "")).ShouldBe(published.ToJsonString(AsWritten));
    }

    [Fact]
    public async Task The_second_published_answer_comes_out()
    {
        const string customer = "387544807";
        await api.DefineAsync("targetGroupDefined", Group(52065, 79192, "EVENT", "COUNT", 5, "EVENT", (77860, "2024-11-01", "2024-11-30"), (77865, "2024-12-01", "2024-12-31")));
        await EnrolAsync(customer, 52065, 79192, "2024-11-05T00:00:00Z");
        var first = await BehaveAsync(customer, "6621dee9-6c2a-43ad-aa41-be2bf138de04", "2024-12-05T00:00:00Z", "2024-12-12T18:42:52.417Z");
        await BehaveAsync(customer, "second", "2024-12-06T00:00:00Z", "2024-12-12T18:42:53Z");
        await api.ProjectedAsync();

        (await GetAsync(customer, 79192, "limit=1&periodId=77865")).ShouldBe(Expected("tracked-target-events-2.json", first));
    }

    [Fact]
    public async Task The_third_published_answer_comes_out()
    {
        const string customer = "564332013", sold = "2025-01-22T14:00:00Z";
        await api.DefineAsync("targetGroupDefined", Group(1717, 1986, "TRANSACTION", "SALES", 5000, "EVENT", (9888, "2024-12-01", "2024-12-31"), (9889, "2025-01-01", "2025-01-31")));
        await EnrolAsync(customer, 1717, 1986, "2024-12-22T14:00:00Z");
        var first = await SellAsync(customer, "881101809", 1000, sold);
        var second = await SellAsync(customer, "881101873", 1000.000m, sold);
        await api.ProjectedAsync();

        (await GetAsync(customer, 1986, "limit=30&offset=0&periodId=9889")).ShouldBe(Expected("tracked-target-events-3.json", first, second));
    }

    private Task<long> EnrolAsync(string customer, long targetGroupId, long targetRuleId, string at) =>
        api.HappenAsync(customer, "targetCustomerEnrolment", at, new { targetGroupId, targetRuleId });

    private Task<long> SellAsync(string customer, string transactionId, decimal amount, string at) =>
        api.HappenAsync(customer, "transactionAdded", at, new { transactionId, amount });

    private Task<long> BehaveAsync(string customer, string id, string occurred, string stored) =>
        api.HappenAsync(customer, "testBehavioural", occurred, new { }, id, stored: stored);

    private async Task<string> GetAsync(string customer, long rule, string query)
    {
        using var http = api.As("reader");
        using var answer = await http.GetAsync($"/v3/users/{customer}/trackedTargetEvents/{rule}?{query}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A published answer with the store's own ids, and the ISO dates behind the older ones.</summary>
    private static string Expected(string file, params long[] ids)
    {
        var published = Published(file);
        foreach (var (row, id) in ((JsonArray)published["data"]!).Zip(ids))
        {
            var fields = (JsonObject)row!;
            fields["eventLogId"] = id;
            var place = fields.IndexOf("eventProcessedDate") + 1;
            fields.Insert(place, "eventDateISO", Iso(fields["eventDate"]!));
            fields.Insert(place + 1, "eventProcessedDateISO", Iso(fields["eventProcessedDate"]!));
        }
        return published.ToJsonString(AsWritten);
    }

    private static JsonNode Iso(JsonNode older) => older.GetValue<string>().Replace(' ', 'T').Replace(".0", "Z", StringComparison.Ordinal);

    private static JsonObject Published(string file) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Published", file)))!;

    private static string Group(long group, long rule, string entity, string type, int goal, string enrolment, params (long Id, string Start, string End)[] periods) => new JsonObject
    {
        ["id"] = group,
        ["name"] = "Published",
        ["window"] = new JsonObject
        {
            ["kind"] = "FIXED_CALENDAR_WINDOW",
            ["periods"] = new JsonArray([.. periods.Select(period => new JsonObject { ["periodId"] = period.Id, ["start"] = period.Start, ["end"] = period.End })]),
        },
        ["targets"] = new JsonArray(Target(rule, entity, type, goal, enrolment)),
    }.ToJsonString();

    private static JsonObject Target(long rule, string entity, string type, int goal, string enrolment)
    {
        var target = new JsonObject { ["targetRuleId"] = rule, ["name"] = "Published", ["goal"] = goal, ["entity"] = entity, ["type"] = type, ["enrolment"] = enrolment };
        if (entity == "EVENT")
            target["event"] = "testBehavioural";
        return target;
    }
}
