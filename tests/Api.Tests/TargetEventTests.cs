using System.Net;
using System.Text.Json;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Milestones;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class TargetEventTests(ApiHost api) : IAsyncLifetime
{
    private const string Invalid = "310011", NoRule = "310018", NoPeriod = "310019", NoRecord = "310149";

    private static int _last = 700_000;

    private readonly HttpClient _http = api.As("reader");
    private readonly long _group = Interlocked.Add(ref _last, 10);
    private readonly string _customer = $"{Interlocked.Add(ref _last, 10)}";

    private long Rule => _group + 1;

    public async Task InitializeAsync()
    {
        await api.AppendAsync(_customer, Samples.Visit("seen"));
        await DefineAsync(
            $$"""
            {"name":"Group","window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"MONTHLY","start":"2025-01-01","end":"2025-03-31"},"targets":[
              {"targetRuleId":{{Rule}},"name":"n","goal":5,"entity":"EVENT","type":"COUNT","event":"visit","enrolment":"ALL"},
              {"targetRuleId":{{Rule + 1}},"name":"n","goal":5,"entity":"EVENT","type":"COUNT","event":"other","enrolment":"ALL"} ] }
            """);
        await api.WriteAsync(TargetEventRows.Upsert, [.. Enumerable.Range(1, 12).Select(i => Row(i, period: i <= 8 ? 1 : 2))]);
    }

    public Task DisposeAsync()
    {
        _http.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Offset_is_the_number_of_a_page_and_total_the_number_of_rows()
    {
        var second = await _http.JsonAsync(Path("limit=5&offset=1"));
        var third = await _http.JsonAsync(Path("limit=5&offset=2"));
        var beyond = await _http.JsonAsync(Path("limit=5&offset=3"));
        var usual = await _http.JsonAsync(Path(""));

        Ids(second).ShouldBe([6, 7, 8, 9, 10]);
        Ids(third).ShouldBe([11, 12]);
        Ids(beyond).ShouldBeEmpty();
        Ids(usual).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        second.GetProperty("pagination").GetRawText().ShouldBe("""{"limit":5,"offset":1,"total":12}""");
        beyond.GetProperty("pagination").GetRawText().ShouldBe("""{"limit":5,"offset":3,"total":12}""");
    }

    [Fact]
    public async Task A_period_chooses_its_rows()
    {
        var page = await _http.JsonAsync(Path($"periodId={Period(2)}&limit=3"));

        Ids(page).ShouldBe([9, 10, 11]);
        page.GetProperty("pagination").Long("total").ShouldBe(4);
    }

    [Fact]
    public async Task Each_kind_of_row_has_its_numbers_nulls_and_dates()
    {
        var customer = $"{Interlocked.Increment(ref _last)}";
        await api.WriteAsync(TargetEventRows.Upsert,
            OfKind(customer, 1, TargetEventKind.Enrol, 999.000m) with { Occurred = null, Stored = null },
            OfKind(customer, 2, TargetEventKind.AddTransaction, 20.500m) with { UniqueId = "T-1" },
            OfKind(customer, 3, TargetEventKind.ReturnBill, -7.250m) with { UniqueId = "R-1" },
            OfKind(customer, 4, TargetEventKind.GenericEvent, 1m) with { UniqueId = "E-1", DisplayName = "visit" },
            OfKind(customer, 5, TargetEventKind.UnEnrol, 999.000m));

        var rows = (await _http.JsonAsync($"/v3/users/{customer}/trackedTargetEvents/{Rule}")).GetProperty("data").EnumerateArray().ToArray();

        rows.Select(row => row.Text("eventName")).ShouldBe(["ENROL", "ADD_TRANSACTION", "RETURN_BILL", "GENERIC_EVENT", "UNENROL"]);
        rows.Select(row => row.GetProperty("targetValue").GetRawText()).ShouldBe(["999", "20.5", "-7.25", "1.000", "999"]);
        rows.Select(row => row.Long("eventLogId")).ShouldBe([-1, 2, 3, 4, 5]);
        rows.Select(row => row.GetProperty("uniqueId").GetString()).ShouldBe([null, "T-1", "R-1", "E-1", null]);
        rows.Select(row => row.GetProperty("eventDisplayName").GetString()).ShouldBe([null, null, null, "visit", null]);
        foreach (var date in new[] { "eventDate", "eventProcessedDate", "eventDateISO", "eventProcessedDateISO" })
            rows.Select(row => row.GetProperty(date).ValueKind == JsonValueKind.Null).ShouldBe([true, false, false, false, false], date);
        rows[1].EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "eventLogId", "eventName", "customerId", "eventDisplayName", "uniqueId", "eventDate", "eventProcessedDate", "eventDateISO",
            "eventProcessedDateISO", "periodId", "targetGroupId", "targetRuleId", "targetValue",
        ]);
    }

    /// <summary>User, rule, query, status, code; {c} and {r} are the customer and the rule that there are.</summary>
    public static readonly TheoryData<string, string, string, HttpStatusCode, string> Wrong = new()
    {
        { "abc", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "1.5", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "007", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "+7", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "9223372036854775808", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "%20", "{r}", "", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=0", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=101", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=-1", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=ten", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=99999999999", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "limit=5&limit=5", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "offset=-1", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "offset=1.0", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "offset=2147483648", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "{r}", "offset=0&offset=1", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "abc", "", HttpStatusCode.BadRequest, NoRule },
        { "{c}", "9223372036854775808", "", HttpStatusCode.BadRequest, NoRule },
        { "{c}", "{r}", "periodId=abc", HttpStatusCode.BadRequest, NoPeriod },
        { "{c}", "{r}", "periodId=9223372036854775808", HttpStatusCode.BadRequest, NoPeriod },
        { "{c}", "{r}", "periodId=1&periodId=1", HttpStatusCode.BadRequest, NoPeriod },
        { "abc", "abc", "periodId=abc&limit=0", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "abc", "periodId=abc&limit=0", HttpStatusCode.BadRequest, Invalid },
        { "{c}", "abc", "periodId=abc", HttpStatusCode.BadRequest, NoRule },
        { "404", "abc", "", HttpStatusCode.BadRequest, NoRule },
        { "404", "{r}", "", HttpStatusCode.NotFound, Invalid },
        { "-5", "{r}", "", HttpStatusCode.NotFound, Invalid },
        { "9223372036854775807", "{r}", "", HttpStatusCode.NotFound, Invalid },
        { "404", "404", "periodId=404", HttpStatusCode.NotFound, Invalid },
        { "{c}", "404", "", HttpStatusCode.NotFound, NoRule },
        { "{c}", "-1", "periodId=404", HttpStatusCode.NotFound, NoRule },
        { "{c}", "{r}", "periodId=404", HttpStatusCode.NotFound, NoPeriod },
        { "{c}", "{r}", "periodId=-1", HttpStatusCode.NotFound, NoPeriod },
        { "{c}", "{r}", "periodId={p4}", HttpStatusCode.NotFound, NoPeriod },
        { "{c}", "{r}", "periodId={p3}", HttpStatusCode.NotFound, NoRecord },
        { "{c}", "{r2}", "", HttpStatusCode.NotFound, NoRecord },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_in_the_interfaces_own_words_and_order(string user, string rule, string query, HttpStatusCode status, string code)
    {
        var rules = rule.Replace("{r2}", $"{Rule + 1}").Replace("{r}", $"{Rule}");
        using var answer = await _http.GetAsync(
            $"/v3/users/{user.Replace("{c}", _customer)}/trackedTargetEvents/{rules}?{query.Replace("{p3}", $"{Period(3)}").Replace("{p4}", $"{Period(4)}")}");

        var body = await answer.JsonAsync(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        body.EnumerateObject().Select(field => field.Name).ShouldBe(["data", "errors", "warnings"]);
        body.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        body.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        var error = body.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.EnumerateObject().Select(field => field.Name).ShouldBe(["code", "message", "reference"]);
        error.GetProperty("code").GetRawText().ShouldBe(code);
        error.Text("message").ShouldNotBeEmpty();
        error.GetProperty("reference").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Progress_in_a_period_of_the_customers_own_makes_it_a_period()
    {
        await api.WriteAsync(ProgressRows.Upsert, new MilestoneProgress
        {
            StreamKey = StreamKey.Customer(ApiHost.Org, _customer),
            TargetRuleId = Rule,
            PeriodId = 4711,
            TargetGroupId = _group,
            PeriodStart = Samples.Noon,
            PeriodEnd = Samples.Noon.AddDays(1),
            Goal = 5,
            LastEventAt = Samples.Noon,
        });

        var body = await _http.JsonAsync(Path("periodId=4711"), HttpStatusCode.NotFound);

        body.GetProperty("errors")[0].GetProperty("code").GetRawText().ShouldBe(NoRecord);
    }

    [Fact]
    public async Task A_client_of_several_organisations_chooses_one_by_header()
    {
        using var office = api.As("office");

        await (await AskAsync(office, null)).ProblemAsync(HttpStatusCode.BadRequest);
        (await AskAsync(office, "100")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var other in new[] { "200", "300", "999", "0100", "abc", "100,100", "-1", "99999999999999999999" })
            await IsUnknownAsync(await AskAsync(office, other));
        (await (await AskAsync(office, null)).Content.ReadAsStringAsync()).ShouldContain("X-CAP-API-AUTH-ORG-ID");
    }

    [Fact]
    public async Task A_client_of_one_organisation_needs_no_header_and_gains_nothing_by_one()
    {
        (await AskAsync(_http, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(_http, "100")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await IsUnknownAsync(await AskAsync(_http, "200"));
        using var stranger = api.As("stranger");
        await IsUnknownAsync(await AskAsync(stranger, null));
        await IsUnknownAsync(await AskAsync(stranger, "100"));
    }

    [Fact]
    public async Task Access_comes_before_everything_else()
    {
        using var nobody = api.As(null);
        using var writer = api.As("writer");

        await (await nobody.GetAsync("/v3/users/abc/trackedTargetEvents/abc")).ProblemAsync(HttpStatusCode.Unauthorized);
        await (await writer.GetAsync("/v3/users/abc/trackedTargetEvents/abc")).ProblemAsync(HttpStatusCode.Forbidden);
    }

    private static async Task IsUnknownAsync(HttpResponseMessage answer)
    {
        var body = await answer.JsonAsync(HttpStatusCode.NotFound);
        body.GetRawText().ShouldBe("""{"data":null,"errors":[{"code":310011,"message":"invalid userId","reference":null}],"warnings":[]}""");
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient client, string? organisation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path(""));
        if (organisation is not null)
            request.Headers.TryAddWithoutValidation("X-CAP-API-AUTH-ORG-ID", organisation);
        return client.SendAsync(request);
    }

    private string Path(string query) => $"/v3/users/{_customer}/trackedTargetEvents/{Rule}?{query}";

    private long Period(int number) => _group * 10_000 + number;

    private static IEnumerable<long> Ids(JsonElement answer) => answer.GetProperty("data").EnumerateArray().Select(row => row.Long("eventLogId"));

    private TargetEvent Row(int sequence, int period) => OfKind(_customer, sequence, TargetEventKind.GenericEvent, 1) with { PeriodId = Period(period) };

    private TargetEvent OfKind(string customer, long sequence, TargetEventKind kind, decimal value) => new()
    {
        StreamKey = StreamKey.Customer(ApiHost.Org, customer),
        TargetRuleId = Rule,
        Sequence = sequence,
        Kind = kind,
        TargetGroupId = _group,
        PeriodId = Period(1),
        Occurred = Samples.Noon,
        Stored = Samples.Noon,
        TargetValue = value,
    };

    private Task DefineAsync(string definition) => api.ExecuteAsync(
        $"""
        insert into read_models.definitions (org_id, kind, id, version, seq_id, event_id, retired, definition, stored)
        values ({ApiHost.Org}, 'target-groups', '{_group}', 1, {_group}, gen_random_uuid(), false, '{definition}', now())
        """);
}
