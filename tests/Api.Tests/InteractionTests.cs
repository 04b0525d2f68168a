using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPlatform.Api.Tests;

/// <summary><c>customer/interaction</c> [spec 03.2, source 003] over a store that was fed what a producer sends.</summary>
public sealed class InteractionTests(FedApi api) : IClassFixture<FedApi>
{
    private const string Address = "/v1.1/customer/interaction";
    private const string At = "2025-07-29T04:00:00Z";

    private static int _last = 565_200_000;

    private readonly string _customer = $"{Interlocked.Increment(ref _last)}";

    [Theory]
    [InlineData("email=someone@example.com&format=json")]
    [InlineData("identifierName=email&identifierValue=Someone@Example.com")]
    [InlineData("identifierName=mobile&identifierValue=919353491050&network=capillary&limit=50&offset=0")]
    [InlineData("mobile=919353491050&card_details=true&user_id=true&fetch_type=ORG&ou_code=x&user_group2_id=7&source=INSTORE&accountId=1")]
    [InlineData("mobile=%2B91%2093534-91050")]
    [InlineData("id=565118794")]
    public async Task The_published_answer_comes_out(string query)
    {
        await AddAsync("565118794", new { mobile = "919353491050", email = "someone@example.com" });
        await api.ProjectedAsync();

        (await TextAsync(query)).ShouldBe(Published().ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Interactions_are_counted_by_type_and_further_types_follow_the_listed_ones()
    {
        await AddAsync(_customer, new { externalId = "X-1" });
        await ReachAsync("sms", "m1", "2025-07-20T08:00:00Z");
        await ReachAsync("sms", "m1", "2025-07-20T09:00:00Z", status: "DELIVERED");
        await ReachAsync("sms", "m2", "2025-07-19T08:00:00.9Z", used: true);
        await ReachAsync("push", "p1", At);
        await ReachAsync("viber", "v1", At);
        await ReachAsync("pigeon", "d1", At);
        await ReachAsync("like", "l1", At, network: "facebook");
        await api.ProjectedAsync();

        var capillary = Only(await AskAsync($"id={_customer}"));
        var facebook = Only(await AskAsync($"id={_customer}&network=facebook"));
        var sms = Only(await AskAsync($"id={_customer}&type=sms"));
        var none = Only(await AskAsync($"id={_customer}&type=inapp"));

        capillary.Select(type => type.Text("type")).ShouldBe(
            ["survey", "whatsapp", "line", "zalo", "phone", "missed_call", "email", "sms", "viber", "push", "pigeon"]);
        capillary[7].GetRawText().ShouldBe("""{"last_interaction_time":"20-07-2025 08:00:00","used_status":true,"count":2,"type":"sms"}""");
        capillary[0].GetRawText().ShouldBe("""{"last_interaction_time":"null","used_status":false,"count":0,"type":"survey"}""");
        facebook.Length.ShouldBe(9);
        facebook[8].Text("type").ShouldBe("like");
        sms.ShouldHaveSingleItem().GetRawText().ShouldBe(capillary[7].GetRawText());
        none.ShouldHaveSingleItem().Long("count").ShouldBe(0);
        (await AskAsync($"id={_customer}")).GetProperty("customer").Text("external_id").ShouldBe("X-1");
    }

    [Fact]
    public async Task Messages_come_newest_first_page_by_page_and_masked()
    {
        await AddAsync(_customer, new { email = $"{_customer}@example.com" });
        for (var i = 1; i <= 5; i++)
            await ReachAsync("sms", $"m{i}", $"2025-07-2{i}T08:00:00Z", receiver: "919353491050", subject: $"Your code is 48151{i}, offer 12");
        await ReachAsync("sms", "m5", "2025-07-26T08:00:00Z", status: "DELIVERED");
        await ReachAsync("email", "e1", At, receiver: "someone@example.com", subject: "Hello", campaign: "C-7");
        await api.ProjectedAsync();

        var page = Only(await AskAsync($"id={_customer}&type=sms&messages=true&limit=2&offset=1"))[0].GetProperty("messages").GetProperty("message").EnumerateArray().ToArray();
        var first = Only(await AskAsync($"id={_customer}&type=sms&messages=true"))[0].GetProperty("messages").GetProperty("message");
        var email = Only(await AskAsync($"id={_customer}&messages=true"))[6].GetProperty("messages").GetProperty("message");
        var silent = Only(await AskAsync($"id={_customer}&messages=false"))[7];

        page.Select(message => message.Text("id")).ShouldBe(["m4", "m3"]);
        first.GetArrayLength().ShouldBe(5);
        first[0].GetRawText().ShouldBe(
            """{"id":"m5","sender":"","reciever":"********1050","subject":"Your code is ****, offer 12","status":"DELIVERED","sent_time":"2025-07-25 08:00:00","delivered_time":"2025-07-26 08:00:00","campaign_id":""}""");
        first[1].Text("delivered_time").ShouldBe("null");
        email[0].Text("reciever").ShouldBe("s***@example.com");
        email[0].Text("campaign_id").ShouldBe("C-7");
        silent.TryGetProperty("messages", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_identifier_belongs_to_the_customer_who_claimed_it_last()
    {
        var (first, second) = (_customer, $"{Interlocked.Increment(ref _last)}");
        var email = $"shared-{_customer}@example.com";
        await AddAsync(first, new { email });
        await AddAsync(second, new { email });
        await api.ProjectedAsync();
        (await OwnerAsync($"email={email}")).ShouldBe(second);

        await api.HappenAsync(first, "visited", At, new { }, customerFields: new { email });
        await api.ProjectedAsync();
        (await OwnerAsync($"email={email}")).ShouldBe(first);

        await api.HappenAsync(first, "customerUpdated", At, new { email = $"new-{email}" });
        await api.ProjectedAsync();
        (await CodeAsync($"email={email}")).ShouldBe(1012);
        (await OwnerAsync($"email=new-{email}")).ShouldBe(first);

        await api.HappenAsync(first, "customerUpdated", At, new { status = "DELETED" });
        await api.ProjectedAsync();
        (await CodeAsync($"email=new-{email}")).ShouldBe(1012);
    }

    [Fact]
    public async Task A_customer_whose_id_is_no_int64_is_not_reached()
    {
        await AddAsync($"c{_customer}", new { externalId = $"X{_customer}" });
        await api.ProjectedAsync();

        (await CodeAsync($"external_id=X{_customer}")).ShouldBe(1012);
        using var http = api.As("reader");
        (await http.JsonAsync($"/v1/orgs/100/customers?externalId=X{_customer}")).GetProperty("items")[0].Text("customerId").ShouldBe($"c{_customer}");
    }

    /// <summary>Query, item code.</summary>
    public static readonly TheoryData<string, int> Wrong = new()
    {
        { "", 1015 },
        { "format=json", 1015 },
        { "email=", 1015 },
        { "identifierName=email", 1015 },
        { "identifierName=&identifierValue=", 1015 },
        { "identifierValue=someone@example.com", 1015 },
        { "email=nobody@example.com", 1012 },
        { "identifierName=email&identifierValue=nobody@example.com", 1012 },
        { "identifierName=email&email=nobody@example.com", 1012 },
        { "mobile=0", 1012 },
        { "external_id=nobody", 1012 },
        { "external_id=%00", 1012 },
        { "identifierName=external_id&identifierValue=%F0%9F%98%80", 1012 },
        { "identifierName=card_number&identifierValue=4711", 1011 },
        { "identifierName=card_external_id&identifierValue=4711", 1011 },
        { "card_number=4711", 1011 },
        { "identifierName=shoe_size&identifierValue=44", 1011 },
        { "id=404", 1011 },
        { "id=-1", 1011 },
        { "id=007", 1011 },
        { "id=abc", 1011 },
        { "id=9223372036854775808", 1011 },
        { "id=100:1", 1011 },
        { "email=a@example.com&email=b@example.com", 500 },
        { "identifierName=email&identifierName=mobile&identifierValue=1", 500 },
        { "email=nobody@example.com&format=xml", 500 },
        { "email=nobody@example.com&network=myspace", 500 },
        { "email=nobody@example.com&network=capillary&network=facebook", 500 },
        { "email=nobody@example.com&type=fax", 500 },
        { "email=nobody@example.com&messages=maybe", 500 },
        { "email=nobody@example.com&limit=0", 500 },
        { "email=nobody@example.com&limit=-1", 500 },
        { "email=nobody@example.com&limit=501", 500 },
        { "email=nobody@example.com&limit=ten", 500 },
        { "email=nobody@example.com&limit=99999999999999999999", 500 },
        { "email=nobody@example.com&offset=-1", 500 },
        { "email=nobody@example.com&offset=2147483648", 500 },
        { "email=nobody@example.com&offset=1&offset=2", 500 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_in_the_body_of_a_200(string query, int code)
    {
        var response = await AskAsync(query);

        response.GetProperty("status").GetRawText().ShouldBe("""{"success":"false","code":500,"message":"All requests have failed due to errors"}""");
        var customer = response.GetProperty("customer");
        customer.EnumerateObject().Select(field => field.Name).ShouldBe(["id", "mobile", "email", "external_id", "interactions", "item_status"]);
        customer.GetProperty("interactions").GetRawText().ShouldBe("""{"network":[]}""");
        customer.GetProperty("item_status").Text("success").ShouldBe("false");
        customer.GetProperty("item_status").Long("code").ShouldBe(code);
        customer.GetRawText().ShouldNotContain("nobody");
    }

    [Fact]
    public async Task Another_organisations_customer_is_not_found()
    {
        await AddAsync(_customer, new { email = $"{_customer}@example.com" });
        await api.ProjectedAsync();
        using var office = api.As("office");
        using var stranger = api.As("stranger");
        var path = $"{Address}?email={_customer}@example.com";

        await (await office.GetAsync(path)).ProblemAsync(HttpStatusCode.BadRequest);
        office.DefaultRequestHeaders.Add("X-CAP-API-AUTH-ORG-ID", "100");
        (await office.JsonAsync(path)).GetProperty("response").GetProperty("customer").Text("id").ShouldBe(_customer);
        var unknown = (await stranger.JsonAsync($"{Address}?email=nobody@example.com")).GetRawText();
        (await stranger.JsonAsync(path)).GetRawText().ShouldBe(unknown);
        stranger.DefaultRequestHeaders.Add("X-CAP-API-AUTH-ORG-ID", "100");
        (await stranger.JsonAsync(path)).GetRawText().ShouldBe(unknown);
        (await stranger.JsonAsync($"{Address}?id={_customer}")).GetProperty("response").GetProperty("customer").GetProperty("item_status").Long("code").ShouldBe(1011);
    }

    [Fact]
    public async Task Own_look_up_takes_exactly_one_identifier()
    {
        await AddAsync(_customer, new { mobile = _customer, firstName = "Ada" });
        await api.ProjectedAsync();
        using var http = api.As("reader");

        (await http.JsonAsync($"/v1/orgs/100/customers?mobile=%2B{_customer}")).GetProperty("items")[0].GetProperty("profile").Text("firstName").ShouldBe("Ada");
        (await http.JsonAsync("/v1/orgs/100/customers?email=nobody@example.com")).GetRawText().ShouldBe("""{"items":[],"next":null}""");
        foreach (var query in new[] { "", "mobile=", "mobile=1&email=2", "mobile=1&mobile=2", "card=1" })
            await (await http.GetAsync($"/v1/orgs/100/customers?{query}")).ProblemAsync(HttpStatusCode.BadRequest);
        await (await http.GetAsync($"/v1/orgs/200/customers?mobile={_customer}")).ProblemAsync(HttpStatusCode.NotFound);
    }

    private Task<long> AddAsync(string customer, object context) => api.HappenAsync(customer, "customerAdded", At, context, id: $"added-{customer}");

    private Task<long> ReachAsync(string channel, string messageId, string at, string network = "capillary", string status = "SENT", bool used = false,
        string? receiver = null, string? subject = null, string? campaign = null) =>
        api.HappenAsync(_customer, "interactionRecorded", at, new { channel, network, messageId, status, used, receiver, subject, campaignId = campaign });

    private async Task<JsonElement> AskAsync(string query) => JsonElement.Parse(await TextAsync(query)).GetProperty("response");

    private async Task<string> OwnerAsync(string query) => (await AskAsync(query)).GetProperty("customer").Text("id");

    private async Task<long> CodeAsync(string query) => (await AskAsync(query)).GetProperty("customer").GetProperty("item_status").Long("code");

    private async Task<string> TextAsync(string query)
    {
        using var http = api.As("reader");
        using var answer = await http.GetAsync($"{Address}?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return await answer.Content.ReadAsStringAsync();
    }

    private static JsonElement[] Only(JsonElement response) => [.. response.GetProperty("customer").GetProperty("interactions").GetProperty("network")
        .EnumerateArray().ShouldHaveSingleItem().GetProperty("interaction").EnumerateArray()];

    private static JsonNode Published() => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Published", "customer-interaction.json")))!;
}
