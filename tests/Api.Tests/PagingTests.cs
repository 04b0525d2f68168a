using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Milestones;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class PagingTests(ApiHost api) : IDisposable
{
    private readonly HttpClient _http = api.As("reader");
    private readonly string _customer = Samples.NewCustomer();

    public void Dispose() => _http.Dispose();

    private string Path => $"/v1/orgs/{ApiHost.Org}/customers/{_customer}";

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_what_was_there_while_a_writer_adds()
    {
        await api.AppendAsync(_customer, [.. Enumerable.Range(0, 100).Select(i => Samples.Visit($"before{i}"))]);
        await api.WriteAsync(ProgressRows.Upsert, [.. Enumerable.Range(0, 100).Select(i => Row(i * 10, 5))]);
        using var stop = new CancellationTokenSource();
        var writer = WriteAsync(stop.Token);

        for (var round = 0; round < 3; round++)
        {
            var events = await AllAsync($"{Path}/timeline", item => item.Text("name"));
            var rows = await AllAsync($"{Path}/milestones", item => $"{item.Long("targetRuleId")}/{item.Long("periodId")}");

            events.ShouldBeUnique();
            rows.ShouldBeUnique();
            events.Where(name => name.StartsWith("before", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 100).Reverse().Select(i => $"before{i}"));
            rows.Where(row => row.EndsWith("/5", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i * 10}/5"));
        }
        await stop.CancelAsync();
        (await writer).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("targetRuleId=10", 2)]
    [InlineData("periodId=5", 3)]
    [InlineData("status=ACHIEVED", 1)]
    [InlineData("targetGroupId=310", 4)]
    [InlineData("targetGroupId=311", 0)]
    [InlineData("targetRuleId=10&periodId=5&status=IN_PROGRESS", 1)]
    [InlineData("targetRuleId=-1", 0)]
    public async Task Milestones_are_chosen_by_group_rule_period_and_status(string query, int count)
    {
        await api.AppendAsync(_customer, Samples.Visit("seen"));
        await api.WriteAsync(ProgressRows.Upsert, Row(10, 5), Row(10, 6) with { Status = ProgressStatus.Achieved }, Row(20, 5), Row(30, 5));

        (await _http.JsonAsync($"{Path}/milestones?{query}")).GetProperty("items").GetArrayLength().ShouldBe(count);
    }

    [Theory]
    [InlineData("targetRuleId=ten")]
    [InlineData("targetGroupId=9223372036854775808")]
    [InlineData("periodId=1&periodId=2")]
    [InlineData("status=DONE")]
    [InlineData("status=ACHIEVED&status=EXPIRED")]
    public async Task A_bad_filter_is_refused(string query)
    {
        await api.AppendAsync(_customer, Samples.Visit("seen"));

        await (await _http.GetAsync($"{Path}/milestones?{query}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest);
    }

    private async Task<int> WriteAsync(CancellationToken stop)
    {
        var random = new Random(1);
        for (var i = 0; ; i++)
        {
            await api.AppendAsync(_customer, Samples.Visit($"during{i}"));
            await api.WriteAsync(ProgressRows.Upsert, Row(random.Next(1000), 100 + i));
            if (stop.IsCancellationRequested)
                return i;
        }
    }

    private async Task<List<string>> AllAsync(string path, Func<System.Text.Json.JsonElement, string> name)
    {
        var found = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await _http.JsonAsync($"{path}?limit=7&cursor={cursor}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(name));
            cursor = page.GetProperty("next").GetString();
        }
        return found;
    }

    private MilestoneProgress Row(long rule, long period) => new()
    {
        StreamKey = StreamKey.Customer(ApiHost.Org, _customer),
        TargetRuleId = rule,
        PeriodId = period,
        TargetGroupId = 310,
        PeriodStart = Samples.Noon,
        PeriodEnd = Samples.Noon.AddDays(1),
        Value = 1,
        Goal = 999,
        Status = ProgressStatus.InProgress,
        EventCount = 1,
        LastEventAt = Samples.Noon,
    };
}
