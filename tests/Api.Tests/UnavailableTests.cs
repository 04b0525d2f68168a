using System.Net;
using EventPlatform.Embedded.Postgres;
using EventPlatform.TestKit;

namespace EventPlatform.Api.Tests;

public sealed class UnavailableTests
{
    [FactNeeding(Part.DatabaseFaults)]
    public async Task While_the_database_is_away_the_answer_is_503_and_afterwards_all_is_well()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var api = new ApiHost(await cluster.CreateDatabaseAsync());
        await api.InitializeAsync();
        await api.AppendAsync("1", Samples.Visit("seen"));
        using var http = api.As("office");

        await cluster.KillAsync();
        using var away = await http.GetAsync("/v1/orgs/100/customers/1/timeline");
        using var alive = await http.GetAsync("/alive");
        using var description = await http.GetAsync("/openapi/v1.json");
        await cluster.StartAgainAsync();

        await away.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        alive.StatusCode.ShouldBe(HttpStatusCode.OK);
        description.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.Passes(async () => (await http.GetAsync("/v1/orgs/100/customers/1/timeline")).StatusCode.ShouldBe(HttpStatusCode.OK));
        await api.DisposeAsync();
    }
}
