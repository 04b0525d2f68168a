using System.Net;
using System.Text.Json;

namespace EventPlatform.Api.Tests;

/// <summary>
/// The description's own examples, executed: its definitions are stored, the customer that they speak of is fed, and every read is asked with
/// the example values of its parameters. What comes back has the fields that its example has.
/// </summary>
public sealed class DescribedCallsTests(FedApi api) : IClassFixture<FedApi>
{
    [Fact]
    public async Task Every_example_of_the_description_works()
    {
        using var http = api.As("office");
        http.DefaultRequestHeaders.Add("X-CAP-API-AUTH-ORG-ID", "100");
        var document = await http.JsonAsync("/openapi/v1.json");
        await PutExamplesAsync(http, document);
        await FeedAsync();
        var asked = 0;

        foreach (var (path, operation) in Reads(document))
        {
            var parameters = operation.GetProperty("parameters").EnumerateArray().ToArray();
            var address = parameters.Where(parameter => parameter.Text("in") == "path").Aggregate(path, (text, parameter) => text.Replace($"{{{parameter.Text("name")}}}", Example(parameter)));
            address += operation.Text("operationId") switch { "findCustomers" => "?mobile=%2B4930123456", "getCustomerInteractions" => "?id=565118794", _ => "?" };
            var answer = await http.JsonAsync(address);
            HasFieldsOf(answer, operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example"), address);
            foreach (var parameter in parameters.Where(Optional))
            {
                using var one = await http.GetAsync($"{address}&{parameter.Text("name")}={Example(parameter)}{(parameter.Text("name") == "timeout" ? "" : "&timeout=20s")}");
                one.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address} {parameter.Text("name")}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(30);
    }

    private static IEnumerable<(string Path, JsonElement Operation)> Reads(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name == "get" && operation.Value.TryGetProperty("parameters", out _)
        let id = operation.Value.Text("operationId")
        where id is "getCustomer" or "getMilestones" or "getBadges" or "getTimeline" or "findCustomers" or "listDefinitions" or "getDefinition" or "getDefinitionHistory"
            or "getTrackedTargetEvents" or "getCustomerInteractions"
        select (path.Name, operation.Value);

    // A cursor is some list's own; a position is one of the example's log; of several look-ups only one may be given.
    private static bool Optional(JsonElement parameter) =>
        parameter.Text("in") == "query" && parameter.Text("name") is not ("cursor" or "after" or "afterSource" or "mobile" or "email" or "externalId" or "identifierName" or "identifierValue");

    private static string Example(JsonElement parameter) => Uri.EscapeDataString(parameter.GetProperty("example").ToString());

    private static async Task PutExamplesAsync(HttpClient http, JsonElement document)
    {
        var examples = document.GetProperty("paths").GetProperty("/v1/orgs/{orgId}/definitions/{kind}/{id}").GetProperty("put")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("examples");
        foreach (var (kind, id) in new[] { ("organisation", "100"), ("badges", "64b7f0c2a1d2e3f4a5b6c7d8"), ("target-groups", "310") })
            await (await http.PutJsonAsync($"/v1/orgs/100/definitions/{kind}/{id}", examples.GetProperty(kind).GetProperty("value").GetRawText())).JsonAsync(HttpStatusCode.Created);
    }

    private async Task FeedAsync()
    {
        const string at = "2025-07-29T04:00:00Z";
        await api.HappenAsync("4711", "customerAdded", at, new { firstName = "Ada", mobile = "+4930123456", source = "app" });
        await api.HappenAsync("4711", "customerSubscription", at, new { channel = "SMS", status = "OPTIN" });
        await api.HappenAsync("4711", "interactionRecorded", at, new { channel = "sms", messageId = "m1" });
        foreach (var customer in new[] { "4711", "564709342" })
            for (var i = 1; i <= 3; i++)
                await api.HappenAsync(customer, "transactionAdded", at, new { transactionId = $"T-{i}", amount = 600, storeCode = "B1" });
        await api.HappenAsync("565118794", "customerAdded", at, new { mobile = "919353491050", email = "someone@example.com" });
        await api.ProjectedAsync();
    }

    /// <summary>The answer has the fields of the example, in its order; its first item has none that the example lacks.</summary>
    private static void HasFieldsOf(JsonElement answer, JsonElement example, string address)
    {
        var (answered, shown) = (Names(answer), Names(example));
        answered.ShouldBe(shown, ignoreOrder: false, address);
        if (answer.TryGetProperty("items", out var items) && items.GetArrayLength() > 0 && !address.Contains("/timeline") && !address.Contains("/definitions"))
            Names(items[0]).Except(Names(example.GetProperty("items")[0])).ShouldBeEmpty(address);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
