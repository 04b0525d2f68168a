using System.Net;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class CustomerTests(ApiHost api) : IDisposable
{
    private readonly HttpClient _http = api.As("reader");

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task All_that_is_known_comes_in_one_answer()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Registration("Ada"));
        await api.WriteAsync(ProfileRows.Upsert, Profile(customer));
        await api.WriteAsync(TotalsRows.Upsert, new CustomerTotals
        {
            StreamKey = StreamKey.Customer(ApiHost.Org, customer),
            TransactionCount = 4,
            TransactionTotal = 1024.500m,
        });
        await api.WriteAsync(ProgressRows.Upsert, Progress(customer, 2711, 1));
        await api.WriteAsync(HeldBadgeRows.Upsert, Badge(customer, "64b7f0c2a1d2e3f4a5b6c7d8", "68884820aaaaaaaaaaaaaaaa"));
        await api.WriteAsync(InteractionRows.UpsertCounts, Interaction(customer));

        var answer = await _http.JsonAsync(Path(customer));

        answer.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["customerId", "profile", "loyalty", "badges", "milestones", "streaks", "interactions"]);
        answer.Text("customerId").ShouldBe(customer);
        answer.GetProperty("profile").Text("firstName").ShouldBe("Ada");
        answer.GetProperty("profile").TryGetProperty("lastName", out _).ShouldBeFalse();
        answer.GetProperty("loyalty").GetProperty("transactionTotal").GetRawText().ShouldBe("1024.5");
        answer.GetProperty("badges")[0].Text("earnId").ShouldBe("68884820aaaaaaaaaaaaaaaa");
        answer.GetProperty("badges")[0].Text("origin").ShouldBe("platform");
        answer.GetProperty("streaks").GetArrayLength().ShouldBe(0);
        answer.GetProperty("interactions")[0].GetRawText().ShouldBe(
            """{"network":"capillary","type":"sms","count":2,"lastInteractionTime":"2025-07-29T12:00:00Z","used":false}""");
        answer.GetProperty("milestones")[0].GetRawText().ShouldBe(
            """
            {"targetGroupId":310,"targetRuleId":2711,"periodId":1,"periodStart":"2025-07-29T12:00:00Z","periodEnd":"2025-07-30T12:00:00Z","value":1024.5,"goal":999,"status":"ACHIEVED","achievedAt":"2025-07-29T12:00:00Z","subMilestones":[{"name":"half way","value":499.5,"reachedAt":"2025-07-29T12:00:00Z"}],"eventCount":4,"lastEventAt":"2025-07-29T12:00:00Z"}
            """);
    }

    [Fact]
    public async Task A_customer_that_no_read_model_has_come_to_is_known_but_empty()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));

        var answer = await _http.JsonAsync(Path(customer));

        answer.GetProperty("profile").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("loyalty").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("milestones").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Rows_of_a_customer_whose_id_begins_alike_are_not_mixed_in()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));
        await api.WriteAsync(ProgressRows.Upsert, Progress(customer + "1", 2711, 1));

        (await _http.JsonAsync(Path(customer))).GetProperty("milestones").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Milestones_and_badges_come_page_by_page()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));
        await api.WriteAsync(ProgressRows.Upsert, [.. from rule in new[] { 1, 2 } from period in new[] { 8, 9, 10 } select Progress(customer, rule, period)]);
        await api.WriteAsync(HeldBadgeRows.Upsert, [.. Enumerable.Range(1, 5).Select(i => Badge(customer, $"badge{i % 2}", $"earn{i}"))]);

        var milestones = await AllAsync($"{Path(customer)}/milestones", item => $"{item.Long("targetRuleId")}/{item.Long("periodId")}");
        var badges = await AllAsync($"{Path(customer)}/badges", item => $"{item.Text("badgeId")}/{item.Text("earnId")}");

        milestones.ShouldBe(["1/8", "1/9", "1/10", "2/8", "2/9", "2/10"]);
        badges.ShouldBe(["badge0/earn2", "badge0/earn4", "badge1/earn1", "badge1/earn3", "badge1/earn5"]);
    }

    [Theory]
    [InlineData("milestones", "limit=501")]
    [InlineData("milestones", "cursor=YQpi")]
    [InlineData("badges", "limit=0")]
    [InlineData("badges", "cursor=YQ")]
    public async Task A_bad_page_is_refused(string list, string query)
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));

        using var answer = await _http.GetAsync($"{Path(customer)}/{list}?{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/milestones")]
    [InlineData("/badges")]
    [InlineData("/timeline")]
    public async Task A_customer_without_an_event_is_not_found(string part)
    {
        using var answer = await _http.GetAsync(Path(Samples.NewCustomer()) + part);

        await answer.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static string Path(string customer) => $"/v1/orgs/{ApiHost.Org}/customers/{customer}";

    private async Task<List<string>> AllAsync(string path, Func<JsonElement, string> name)
    {
        var found = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await _http.JsonAsync($"{path}?limit=2&cursor={cursor}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(name));
            cursor = page.GetProperty("next").GetString();
        }
        return found;
    }

    private static ProfileRow Profile(string customer) => new(
        new CustomerProfile
        {
            StreamKey = StreamKey.Customer(ApiHost.Org, customer),
            Personal = new PersonalProfile { FirstName = "Ada" },
            Sequence = 1,
        },
        new ProfileChange(1, Guid.NewGuid(), Samples.Noon, null));

    private static MilestoneProgress Progress(string customer, long rule, long period) => new()
    {
        StreamKey = StreamKey.Customer(ApiHost.Org, customer),
        TargetRuleId = rule,
        PeriodId = period,
        TargetGroupId = 310,
        PeriodStart = Samples.Noon,
        PeriodEnd = Samples.Noon.AddDays(1),
        Value = 1024.500m,
        Goal = 999.000m,
        Status = ProgressStatus.Achieved,
        AchievedAt = Samples.Noon,
        EventCount = 4,
        LastEventAt = Samples.Noon,
        SubMilestones = [new ReachedSubMilestone("half way", 499.500m, Samples.Noon)],
    };

    private static HeldBadge Badge(string customer, string badge, string earn) => new()
    {
        StreamKey = StreamKey.Customer(ApiHost.Org, customer),
        BadgeId = badge,
        EarnId = earn,
        EarnedOn = Samples.Noon,
        Origin = BadgeOrigin.Platform,
        TriggeringActivity = new TriggeringActivity("targetValueAchieved", [new ActivityIdentifier("periodId", "1")]),
        CauseId = Guid.NewGuid(),
        Sequence = 1,
    };

    private static InteractionCount Interaction(string customer) => new()
    {
        StreamKey = StreamKey.Customer(ApiHost.Org, customer),
        Network = "capillary",
        Type = "sms",
        Count = 2,
        LastInteractionTime = Samples.Noon,
    };
}
