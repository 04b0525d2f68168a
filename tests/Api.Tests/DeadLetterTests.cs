using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.TestKit.Letters;

namespace EventPlatform.Api.Tests;

/// <summary>On a host of its own: counts letters.</summary>
public sealed class DeadLetterTests(ApiHost api) : IClassFixture<ApiHost>
{
    private readonly Letters _letters = new(api);

    [Fact]
    public async Task Letters_are_listed_counted_and_shown_page_by_page()
    {
        var customer = Unique();
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
            ids.Add(await _letters.ReceiveAsync(ErrorCode.BadField, customer));
        ids.Add(await _letters.ReceiveAsync(ErrorCode.NotJson, customer, value: [0xff, 0x00]));
        using var reader = api.As("reader");

        var first = await reader.JsonAsync($"/v1/orgs/100/dead-letters?customer={customer}&limit=4");
        var second = await reader.JsonAsync($"/v1/orgs/100/dead-letters?customer={customer}&limit=4&cursor={first.Text("next")}");
        var counts = await reader.JsonAsync($"/v1/orgs/100/dead-letters/counts?customer={customer}");

        Ids(first).Concat(Ids(second)).ShouldBe(Enumerable.Reverse(ids));
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        first.GetProperty("items")[0].GetProperty("refusal").Text("code").ShouldBe("NOT_JSON");
        counts.Long("total").ShouldBe(6);
        counts.GetProperty("codes").EnumerateArray().Select(count => (count.Text("code"), count.Text("state"), count.Long("count")))
            .ShouldBe([("BAD_FIELD", "open", 5), ("NOT_JSON", "open", 1)]);
        Ids(await reader.JsonAsync($"/v1/orgs/100/dead-letters?customer={customer}&code=NOT_JSON&topic=topic&from=2020-01-01T00:00:00Z&to=2090-01-01T00:00:00Z")).ShouldBe([ids[5]]);
        Ids(await reader.JsonAsync($"/v1/orgs/100/dead-letters?customer={customer}&state=stored")).ShouldBeEmpty();
        using var admin = api.As("admin");
        var shown = await admin.JsonAsync($"/v1/orgs/100/dead-letters/{ids[5]}");
        shown.GetProperty("record").GetProperty("value").Text("hex").ShouldBe("ff00");
        shown.GetProperty("record").GetProperty("key").Text("text").ShouldBe($"100:{customer}");
        shown.GetProperty("history")[0].Text("outcome").ShouldBe("refused");
    }

    [Fact]
    public async Task A_letter_is_mended_with_any_part_of_a_patch()
    {
        using var admin = api.As("admin");
        foreach (var specimen in Specimen.All(Unique()).Where(each => each.Code is "BAD_NAME" or "KEY_MISSING" or "UNKNOWN_FORM" or "TOMBSTONE"))
        {
            var id = await _letters.ReceiveAsync(specimen);

            using var answer = await admin.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{id}/redrive", Body(specimen.Mend));

            (await answer.JsonAsync()).Text("outcome").ShouldBe("stored", specimen.Code);
            var shown = await admin.JsonAsync($"/v1/orgs/100/dead-letters/{id}");
            shown.GetProperty("letter").Text("state").ShouldBe("stored");
            shown.GetProperty("history")[1].Text("by").ShouldBe("admin");
        }
    }

    [Fact]
    public async Task Putting_back_without_a_body_is_as_received_and_a_repeat_says_that_it_is_settled()
    {
        var specimen = Specimen.All(Unique()).Single(each => each.Code == "BAD_NAME");
        var id = await _letters.ReceiveAsync(specimen);
        using var admin = api.As("admin");

        (await RedriveAsync(admin, id, null)).Text("outcome").ShouldBe("refused");
        (await RedriveAsync(admin, id, new { mergePatch = new { type = "customer.visited" }, dryRun = true })).Text("outcome").ShouldBe("stored");
        (await RedriveAsync(admin, id, new { mergePatch = new { type = "customer.visited" } })).Text("outcome").ShouldBe("stored");
        var again = await RedriveAsync(admin, id, null);

        again.Text("outcome").ShouldBe("settled");
        again.Text("state").ShouldBe("stored");
        (await admin.JsonAsync($"/v1/orgs/100/dead-letters/{id}")).GetProperty("history").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Many_are_put_back_or_discarded_by_id_or_filter()
    {
        var customer = Unique();
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
            ids.Add(await _letters.ReceiveAsync(ErrorCode.BadField, customer, value: Encoding.UTF8.GetBytes(Event($"{customer}-{i}", customer))));
        using var admin = api.As("admin");

        var some = await PostAsync(admin, "redrive", new { ids = new[] { ids[1], 999_999_999 } });
        var rest = await PostAsync(admin, "redrive", new { filter = new { customer, code = new[] { "BAD_FIELD" } } });
        await _letters.ReceiveAsync(ErrorCode.Tombstone, customer);
        var discarded = await PostAsync(admin, "discard", new { filter = new { customer }, reason = "enough" });

        Counts(some).ShouldBe([("not_found", 1), ("stored", 1)]);
        Counts(rest).ShouldBe([("stored", 2)]);
        Ids(rest).ShouldBe([ids[0], ids[2]]);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        Counts(discarded).ShouldBe([("discarded", 1)]);
    }

    [Fact]
    public async Task A_filter_of_many_is_gone_through_request_by_request()
    {
        var customer = Unique();
        for (var i = 0; i < 1_005; i++)
            await _letters.ReceiveAsync(ErrorCode.BadField, customer, value: [(byte)'x']);
        using var admin = api.As("admin");

        var first = await PostAsync(admin, "redrive", new { filter = new { customer } });
        var second = await PostAsync(admin, "redrive", new { filter = new { customer }, cursor = first.Text("next") });

        Counts(first).ShouldBe([("refused", 1_000)]);
        Counts(second).ShouldBe([("refused", 5)]);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("redrive", """{"mergepatch":{}}""", "/mergepatch")]
    [InlineData("redrive", """{"mergePatch":[1]}""", "/mergePatch")]
    [InlineData("redrive", """{"mergePatch":{},"value":{}}""", "/value")]
    [InlineData("redrive", """{"value":"text"}""", "/value")]
    [InlineData("redrive", """{"key":""}""", "/key")]
    [InlineData("redrive", """{"headers":{"ce_id":7}}""", "/headers")]
    [InlineData("redrive", "[]", "")]
    [InlineData("discard", "{}", "/reason")]
    [InlineData("discard", """{"reason":""}""", "/reason")]
    public async Task A_body_that_is_not_understood_changes_nothing(string change, string body, string pointer)
    {
        var id = await _letters.ReceiveAsync(ErrorCode.BadField, Unique());
        using var admin = api.As("admin");

        using var answer = await admin.PostAsync(new Uri($"/v1/orgs/100/dead-letters/{id}/{change}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
        (await admin.JsonAsync($"/v1/orgs/100/dead-letters/{id}")).GetProperty("history").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("redrive", "{}")]
    [InlineData("redrive", """{"ids":[]}""")]
    [InlineData("redrive", """{"ids":[1],"filter":{}}""")]
    [InlineData("redrive", """{"filter":{"code":["NO_SUCH_CODE"]}}""")]
    [InlineData("redrive", """{"filter":{"from":"yesterday"}}""")]
    [InlineData("redrive", """{"filter":{"from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}}""")]
    [InlineData("redrive", """{"filter":{"from":"0001-01-01T00:00:00+14:00"}}""")]
    [InlineData("redrive", """{"filter":{"to":7}}""")]
    [InlineData("redrive", """{"filter":{"kode":["BAD_FIELD"]}}""")]
    [InlineData("redrive", """{"filter":{},"cursor":"?"}""")]
    [InlineData("redrive", """{"ids":[1],"key":"100:1"}""")]
    [InlineData("discard", """{"filter":{}}""")]
    public async Task A_choice_that_is_not_understood_changes_nothing(string change, string body)
    {
        using var admin = api.As("admin");

        using var answer = await admin.PostAsync(new Uri($"/v1/orgs/100/dead-letters/{change}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("code=nonsense")]
    [InlineData("state=closed")]
    [InlineData("from=now")]
    [InlineData("from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z")]
    [InlineData("limit=0")]
    [InlineData("cursor=x")]
    [InlineData("customer=%00")]
    public async Task A_query_that_is_not_understood_is_refused(string query)
    {
        using var reader = api.As("reader");

        using var answer = await reader.GetAsync(new Uri($"/v1/orgs/100/dead-letters?{query}", UriKind.Relative));

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_merge_patch_on_what_is_no_JSON_is_refused_and_not_noted()
    {
        var id = await _letters.ReceiveAsync(ErrorCode.NotJson, Unique(), value: "{"u8.ToArray());
        using var admin = api.As("admin");

        using var answer = await admin.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{id}/redrive", new { mergePatch = new { a = 1 } });

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0].Text("code").ShouldBe("BAD_PATCH");
        (await admin.JsonAsync($"/v1/orgs/100/dead-letters/{id}")).GetProperty("history").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Another_organisations_letter_does_not_exist()
    {
        var foreign = await _letters.ReceiveAsync(ErrorCode.BadField, Unique(), org: 200);
        var nobodys = await _letters.ReceiveAsync(ErrorCode.NotJson, Unique(), org: null);
        using var admin = api.As("admin");
        foreach (var id in new[] { foreign, nobodys })
        {
            using var missing = await admin.GetAsync(new Uri("/v1/orgs/100/dead-letters/999999999", UriKind.Relative));
            using var shown = await admin.GetAsync(new Uri($"/v1/orgs/100/dead-letters/{id}", UriKind.Relative));
            using var redriven = await admin.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{id}/redrive", new { });
            using var discarded = await admin.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{id}/discard", new { reason = "mine" });

            var expected = await missing.Content.ReadAsStringAsync();
            foreach (var answer in new[] { shown, redriven, discarded })
            {
                await answer.ProblemAsync(HttpStatusCode.NotFound);
                (await answer.Content.ReadAsStringAsync()).ShouldBe(expected);
            }
            Counts(await PostAsync(admin, "discard", new { ids = new[] { id }, reason = "mine" })).ShouldBe([("not_found", 1)]);
        }
        Ids(await admin.JsonAsync("/v1/orgs/100/dead-letters?limit=200")).ShouldNotContain(foreign);
    }

    [Fact]
    public async Task A_patch_leads_only_into_organisations_of_the_caller()
    {
        var specimen = Specimen.All(Unique()).Single(each => each.Code == "UNKNOWN_ORG");
        var body = new { mergePatch = new { orgid = 200 }, key = "200:c1" };
        var id = await _letters.ReceiveAsync(specimen.Record, ErrorCode.UnknownOrg, 100, "c1");
        using var admin = api.As("admin");
        using var office = api.As("office");

        (await RedriveAsync(admin, id, body)).Text("code").ShouldBe("UNKNOWN_ORG");
        (await RedriveAsync(office, id, body)).Text("outcome").ShouldBe("stored");
    }

    [Theory]
    [InlineData("reader", "GET", "", HttpStatusCode.OK)]
    [InlineData("admin", "GET", "", HttpStatusCode.OK)]
    [InlineData("writer", "GET", "", HttpStatusCode.Forbidden)]
    [InlineData("reader", "GET", "/counts", HttpStatusCode.OK)]
    [InlineData("reader", "GET", "/1", HttpStatusCode.Forbidden)]
    [InlineData("reader", "POST", "/1/redrive", HttpStatusCode.Forbidden)]
    [InlineData("writer", "POST", "/redrive", HttpStatusCode.Forbidden)]
    [InlineData("reader", "POST", "/1/discard", HttpStatusCode.Forbidden)]
    [InlineData("reader", "POST", "/discard", HttpStatusCode.Forbidden)]
    [InlineData("stranger", "POST", "/discard", HttpStatusCode.NotFound)]
    public async Task Roles_say_who_sees_and_who_changes(string client, string method, string path, HttpStatusCode expected)
    {
        using var http = api.As(client);
        using var request = new HttpRequestMessage(new(method), $"/v1/orgs/100/dead-letters{path}");

        using var answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
    }

    private static string Unique() => $"u{Guid.NewGuid():n}";

    private static string Event(string id, string customer) => Specimen.Event(id).Replace("\"c1\"", $"\"{customer}\"", StringComparison.Ordinal);

    private static IEnumerable<long> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.Long("id"));

    private static IEnumerable<(string, int)> Counts(JsonElement answer) =>
        answer.GetProperty("counts").EnumerateObject().Select(count => (count.Name, count.Value.GetInt32()));

    private static object Body(SpecimenMend mend) => new
    {
        mergePatch = mend.MergePatch is { } patch ? JsonElement.Parse(patch) : (JsonElement?)null,
        value = mend.Value is { } value ? JsonElement.Parse(value) : (JsonElement?)null,
        key = mend.Key,
        headers = mend.Headers.ToDictionary(header => header.Name, header => header.Value),
    };

    private static async Task<JsonElement> RedriveAsync(HttpClient http, long id, object? body)
    {
        using var answer = body is null
            ? await http.PostAsync(new Uri($"/v1/orgs/100/dead-letters/{id}/redrive", UriKind.Relative), null)
            : await http.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{id}/redrive", body);
        return await answer.JsonAsync();
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string change, object body)
    {
        using var answer = await http.PostAsJsonAsync($"/v1/orgs/100/dead-letters/{change}", body);
        return await answer.JsonAsync();
    }
}
