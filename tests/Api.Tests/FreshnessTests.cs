using System.Globalization;
using System.Net;
using EventPlatform.TestKit;

namespace EventPlatform.Api.Tests;

/// <summary>On a host of its own: the headers speak of the whole database.</summary>
public sealed class FreshnessTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Headers_say_how_far_the_slowest_read_model_is_and_how_old_what_it_lacks()
    {
        using var http = api.As("office");
        (await ReadAsync(http)).ShouldBe((0, 0), "an empty store lacks nothing");

        await api.AppendAsync("1", Samples.Visit("a"), Samples.Visit("b"), Samples.Visit("c"));
        await api.ExecuteAsync("update events.mt_events set timestamp = now() - seq_id * interval '100 seconds'");
        await Eventually.Is(() => ReadAsync(http), read => read.Position == 0 && read.Age is >= 100 and < 130);

        await ProgressAsync("Milestones:All", 3);
        await ProgressAsync("Profiles:All", 2);
        await ProgressAsync("SomethingElse:All", 0);
        await Eventually.Is(() => ReadAsync(http), read => read.Position == 0 && read.Age is >= 100 and < 130);

        await ProgressAsync("Interactions:All", 1);
        await Eventually.Is(() => ReadAsync(http), read => read.Position == 1 && read.Age is >= 200 and < 230);

        await ProgressAsync("Interactions:All", 3);
        await ProgressAsync("Profiles:All", 3);
        await Eventually.Is(() => ReadAsync(http), read => read == (3, 0));
    }

    [Theory]
    [InlineData("office", "/v1/orgs/100/customers/nobody", HttpStatusCode.NotFound, true)]
    [InlineData("writer", "/v1/orgs/100/customers/nobody", HttpStatusCode.Forbidden, true)]
    [InlineData("office", "/v1/orgs/100/definitions/badges?limit=x", HttpStatusCode.BadRequest, true)]
    [InlineData("office", "/v1/no/such/address", HttpStatusCode.NotFound, true)]
    [InlineData("office", "/v1/orgs/100/definitions/badges", HttpStatusCode.OK, true)]
    [InlineData(null, "/v1/orgs/100/definitions/badges", HttpStatusCode.Unauthorized, false)]
    [InlineData("office", "/alive", HttpStatusCode.OK, false)]
    public async Task Every_answer_to_a_client_carries_them(string? client, string path, HttpStatusCode expected, bool carries)
    {
        using var http = api.As(client);

        using var answer = await http.GetAsync(path);

        answer.StatusCode.ShouldBe(expected);
        answer.Headers.Contains("X-Read-Model-Age").ShouldBe(carries);
        answer.Headers.Contains("X-Read-Model-Position").ShouldBe(carries);
    }

    private static async Task<(long Position, double Age)> ReadAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/v1/orgs/100/customers/nobody");
        return (long.Parse(answer.Headers.GetValues("X-Read-Model-Position").Single(), CultureInfo.InvariantCulture),
            double.Parse(answer.Headers.GetValues("X-Read-Model-Age").Single(), CultureInfo.InvariantCulture));
    }

    private Task ProgressAsync(string name, long position) => api.ExecuteAsync(
        $"insert into events.mt_event_progression (name, last_seq_id) values ('{name}', {position}) on conflict (name) do update set last_seq_id = excluded.last_seq_id");
}
