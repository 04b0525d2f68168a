using System.Text.Json;
using System.Text.RegularExpressions;
using EventPlatform.Embedded.Postgres;
using EventPlatform.TestKit;

namespace EventPlatform.Api.Tests;

/// <summary>
/// Reads touch indexed rows only, whatever the size [spec 03.4]: the server itself explains every statement that it runs for a request, with
/// the rows that it looked at. Those stay few while the tables hold many.
/// </summary>
public sealed partial class QueryPlanTests
{
    private const int MostRows = 200;

    private static readonly PostgresSettings Explaining = new()
    {
        Parameters = new Dictionary<string, string>
        {
            ["session_preload_libraries"] = "auto_explain",
            ["auto_explain.log_min_duration"] = "0",
            ["auto_explain.log_analyze"] = "on",
            ["auto_explain.log_timing"] = "off",
            ["auto_explain.log_format"] = "json",
        },
    };

    private static readonly string[] Reads =
    [
        "/v1/orgs/100/customers/7", "/v1/orgs/100/customers/7/timeline", "/v1/orgs/100/customers/7/timeline?name=visit&from=2025-01-01T00:00:00Z&limit=1",
        "/v1/orgs/100/customers/7/milestones", "/v1/orgs/100/customers/7/milestones?limit=2&targetRuleId=3&status=ACHIEVED", "/v1/orgs/100/customers/7/badges",
        "/v1/orgs/100/customers/nobody", "/v1/orgs/100/customers?mobile=49000007", "/v1/orgs/100/customers?email=nobody@example.com",
        "/v1/orgs/100/definitions/target-groups", "/v1/orgs/100/definitions/target-groups/100007", "/v1/orgs/100/definitions/target-groups/100007/history",
        "/v1/orgs/100/events/00000000-0000-0000-0000-000000000000",
        "/v1/orgs/100/definitions/badges?after=1", $"/v1/orgs/100/definitions/badges?after={Guid.Empty}&timeout=1ms",
        "/v3/users/7/trackedTargetEvents/1", "/v3/users/7/trackedTargetEvents/1?periodId=3&limit=5&offset=1", "/v3/users/7/trackedTargetEvents/200007?periodId=1000070001",
        "/v3/users/7/trackedTargetEvents/404", "/v3/users/404404/trackedTargetEvents/1",
        "/v1.1/customer/interaction?mobile=49000007&messages=true", "/v1.1/customer/interaction?id=7&messages=true&type=sms&limit=2&offset=3",
        "/v1.1/customer/interaction?email=nobody@example.com",
    ];

    [FactNeeding(Part.DatabaseFaults)]
    public async Task No_read_looks_at_more_than_its_own_rows()
    {
        await using var cluster = await PostgresCluster.StartAsync(Explaining);
        var api = new ApiHost(await cluster.CreateDatabaseAsync());
        await api.InitializeAsync();
        await ManyCustomers.FillAsync(api);
        using var http = api.As("reader");

        var plans = new List<(string Path, JsonElement Plan)>();
        foreach (var path in Reads)
        {
            var before = cluster.Log.Length;
            for (var i = 0; i < 8; i++) // the sixth time, a prepared statement may get a plan for any value
                (await http.GetAsync(path)).Dispose();
            plans.AddRange(Plans(cluster.Log[before..]).Select(plan => (path, plan)));
        }
        await api.DisposeAsync();

        plans.Select(plan => plan.Path).Distinct().Count().ShouldBe(Reads.Length);
        plans.Where(plan => Nodes(plan.Plan.GetProperty("Plan")).Any(node => node.Text("Node Type") == "Seq Scan")).Select(Shown).ShouldBeEmpty();
        plans.Where(plan => Nodes(plan.Plan.GetProperty("Plan")).Any(node => RowsLookedAt(node) > MostRows)).Select(Shown).ShouldBeEmpty();
    }

    /// <summary>Nothing is looked up for another organisation's address, so what is there makes no difference, not even in the time that it takes [spec 03.5].</summary>
    [FactNeeding(Part.DatabaseFaults)]
    public async Task For_another_organisation_nothing_is_looked_up()
    {
        await using var cluster = await PostgresCluster.StartAsync(Explaining);
        var api = new ApiHost(await cluster.CreateDatabaseAsync());
        await api.InitializeAsync();
        await api.AppendAsync("1", Samples.Visit("seen"));
        using var reader = api.As("reader");
        using var stranger = api.As("stranger"); // sees 300 only
        (await reader.GetAsync("/v1/orgs/100/customers/1")).EnsureSuccessStatusCode();
        (await stranger.GetAsync("/v1/orgs/300/definitions/badges")).EnsureSuccessStatusCode();
        stranger.DefaultRequestHeaders.Add("X-CAP-API-AUTH-ORG-ID", "100");
        var before = cluster.Log.Length;

        foreach (var path in new[]
        {
            "/v1/orgs/100/customers/1", "/v1/orgs/100/customers/1/timeline", "/v1/orgs/100/customers?mobile=1", "/v1/orgs/100/definitions/badges?after=1",
            "/v1/orgs/999/customers/1", "/v3/users/1/trackedTargetEvents/1", "/v1.1/customer/interaction?id=1",
        })
            (await stranger.GetAsync(path)).Dispose();
        var asked = Plans(cluster.Log[before..]).Select(plan => plan.Text("Query Text")).Distinct().ToArray();
        await api.DisposeAsync();

        asked.Where(text => !text.Contains("mt_event_progression") && !text.Contains("api.clients")).ShouldBeEmpty();
    }

    private static string Shown((string Path, JsonElement Plan) found) => $"{found.Path}\n{found.Plan}";

    private static double RowsLookedAt(JsonElement node)
    {
        double Number(string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return (Number("Actual Rows") + Number("Rows Removed by Filter") + Number("Rows Removed by Index Recheck") + Number("Rows Removed by Join Filter")) * Number("Actual Loops");
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    private static IEnumerable<JsonElement> Plans(string log) =>
        from match in Logged().Matches(log)
        let plan = JsonElement.Parse(match.Groups[1].Value)
        where !plan.Text("Query Text").Contains("pg_", StringComparison.Ordinal)
        select plan;

    [GeneratedRegex(@" plan:\n((?:\t.*\n)+)")]
    private static partial Regex Logged();
}
