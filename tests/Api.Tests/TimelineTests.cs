using System.Net;
using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class TimelineTests(ApiHost api) : IDisposable
{
    private readonly HttpClient _http = api.As("reader");

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Events_come_newest_first_with_all_that_is_known_of_them()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Registration("Zoë"), Samples.Purchase(22.20m), Samples.Achieved(1024.500m));

        var page = await _http.JsonAsync(Path(customer));

        var items = page.GetProperty("items").EnumerateArray().ToArray();
        items.Select(item => item.Text("name")).ShouldBe(["targetValueAchieved", "transactionAdded", "customerAdded"]);
        items.Select(item => item.Long("version")).ShouldBe([3, 2, 1]);
        items.Select(item => item.Long("sequence")).ShouldBeInOrder(SortDirection.Descending);
        page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        items[2].GetProperty("personal").GetRawText().ShouldContain("\"Zoë\"");
        items[1].GetProperty("context").GetProperty("amount").GetRawText().ShouldBe("22.2");
        items[1].Text("occurred").ShouldBe("2025-07-29T12:00:00Z");
        items[1].Text("received").ShouldBe("2025-07-29T12:00:01Z");
        items[1].Text("stored").ShouldEndWith("Z");
        items[0].GetProperty("outcome").GetProperty("achievedValue").GetRawText().ShouldBe("1024.5");
        items[0].TryGetProperty("context", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_while_events_are_added()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, [.. Enumerable.Range(1, 23).Select(i => Samples.Purchase(i))]);

        var seen = new List<long>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await _http.JsonAsync(Path(customer, $"?limit=5&cursor={cursor}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Long("version")));
            cursor = page.GetProperty("next").GetString();
            await api.AppendAsync(customer, Samples.Purchase(1000 + seen.Count), Samples.Purchase(2000 + seen.Count));
        }

        seen.ShouldBe(Enumerable.Range(1, 23).Reverse().Select(i => (long)i));
    }

    [Fact]
    public async Task What_was_stored_is_there_at_once()
    {
        var customer = Samples.NewCustomer();
        for (var i = 1; i <= 3; i++)
        {
            await api.AppendAsync(customer, Samples.Purchase(i));

            (await _http.JsonAsync(Path(customer))).GetProperty("items").GetArrayLength().ShouldBe(i);
        }
    }

    [Fact]
    public async Task Filters_by_name_and_time_leave_the_rest_out()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("shopEntered"), Samples.Purchase(1, Samples.Noon), Samples.Purchase(2, Samples.Noon.AddHours(1)),
            Samples.Purchase(3, Samples.Noon.AddHours(2)), Samples.Visit("shopLeft"));

        (await Names("?name=shopEntered&name=shopLeft")).ShouldBe(["shopLeft", "shopEntered"]);
        (await Names("?name=transactionAdded&from=2025-07-29T13:00:00Z")).Length.ShouldBe(2);
        (await Names("?name=transactionAdded&from=2025-07-29T15:00:00%2B02:00&to=2025-07-29T14:00:00Z")).Length.ShouldBe(1);
        (await Names("?name=never")).ShouldBeEmpty();

        async Task<string[]> Names(string query) =>
            [.. (await _http.JsonAsync(Path(customer, query))).GetProperty("items").EnumerateArray().Select(item => item.Text("name"))];
    }

    [Fact]
    public async Task A_filter_that_seldom_matches_costs_pages_rather_than_time()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("first"));
        await api.AppendAsync(customer, [.. Enumerable.Range(1, 2_500).Select(i => Samples.Visit("tick"))]);

        var newest = await _http.JsonAsync(Path(customer, "?name=first"));
        var older = await _http.JsonAsync(Path(customer, $"?name=first&cursor={newest.Text("next")}"));

        newest.GetProperty("items").GetArrayLength().ShouldBe(0);
        older.GetProperty("items").EnumerateArray().Single().Long("version").ShouldBe(1);
        older.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("Ünïcode €")]
    [InlineData("50%")]
    [InlineData("a b+c")]
    public async Task Any_id_that_a_customer_can_have_can_be_asked_for(string id)
    {
        var customer = $"{id}{Guid.NewGuid():n}";
        await api.AppendAsync(customer, Samples.Visit("seen"));

        (await _http.JsonAsync(Path(Uri.EscapeDataString(customer)))).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("~d:organisation:100")]
    [InlineData("~s:product")]
    [InlineData("a:b")]
    [InlineData("%00")]
    [InlineData("%0A")]
    public async Task An_id_that_no_customer_can_have_is_not_found(string id)
    {
        using var answer = await _http.GetAsync(Path(id));

        // The server itself refuses NUL before anybody sees the request.
        if (id == "%00" && answer.StatusCode == HttpStatusCode.BadRequest)
            return;
        await answer.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("cursor=nonsense!", "cursor")]
    [InlineData("cursor=QQ", "cursor")]
    [InlineData("cursor=____", "cursor")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2025-07-29", "from")]
    [InlineData("to=2025-07-29T04:00:00+05:30", "to")]
    [InlineData("from=2025-07-30T00:00:00Z&to=2025-07-29T00:00:00Z", "to")]
    [InlineData("name=two words", "name")]
    [InlineData("name=%00", "name")]
    public async Task A_parameter_that_is_not_understood_is_named(string query, string parameter)
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));

        using var answer = await _http.GetAsync(Path(customer, $"?{query}"));

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").EnumerateArray().Single().Text("parameter").ShouldBe(parameter);
    }

    [Fact]
    public async Task Every_bad_parameter_is_listed()
    {
        using var answer = await _http.GetAsync(Path(Samples.NewCustomer(), "?limit=x&from=y&to=z"));

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").EnumerateArray().Select(fault => fault.Text("parameter")).ShouldBe(["limit", "from", "to"]);
    }

    private static string Path(string customer, string query = "") => $"/v1/orgs/{ApiHost.Org}/customers/{customer}/timeline{query}";
}
