using System.Diagnostics;
using System.Globalization;
using System.Net;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Api.Tests;

/// <summary>A caller can wait for its own write [P17].</summary>
public sealed class AfterTests(FedApi api) : IClassFixture<FedApi>, IDisposable
{
    private const string At = "2025-07-29T04:00:00Z";

    private readonly string _customer = Samples.NewCustomer();
    private readonly HttpClient _http = api.As("office");

    public void Dispose() => _http.Dispose();

    private string Path => $"/v1/orgs/100/customers/{_customer}";

    [Fact]
    public async Task After_waits_until_the_write_is_visible()
    {
        for (var written = 1; written <= 40; written++)
        {
            var position = await SellAsync($"sale-{_customer}-{written}");
            var after = (written % 3) switch
            {
                0 => $"after={position}",
                1 => $"after={EventIdentity.OfSource(100, "/tests", $"sale-{_customer}-{written}")}",
                _ => $"after=sale-{_customer}-{written}&afterSource=/tests",
            };

            using var answer = await _http.GetAsync($"{Path}?{after}&timeout=20s");

            (await answer.JsonAsync()).GetProperty("loyalty").Long("transactionCount").ShouldBe(written);
            long.Parse(answer.Headers.GetValues("X-Read-Model-Position").Single(), CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(position);
        }
    }

    [Fact]
    public async Task Who_asks_before_the_event_is_stored_gets_it_too()
    {
        await SellAsync($"first-{_customer}");
        var asking = _http.GetAsync($"{Path}?after=second-{_customer}&afterSource=/tests&timeout=20s");
        await SellAsync($"second-{_customer}");

        using var answer = await asking;

        (await answer.JsonAsync()).GetProperty("loyalty").Long("transactionCount").ShouldBe(2);
    }

    [Theory]
    [InlineData("/v1/orgs/100/customers/{c}/milestones")]
    [InlineData("/v1/orgs/100/customers/{c}/badges")]
    [InlineData("/v1/orgs/100/customers/{c}/timeline")]
    [InlineData("/v1/orgs/100/customers?email=nobody@example.com")]
    [InlineData("/v1/orgs/100/definitions/badges")]
    [InlineData("/v1/orgs/100/definitions/badges/64b7f0c2a1d2e3f4a5b6c7d8")]
    [InlineData("/v1/orgs/100/definitions/badges/64b7f0c2a1d2e3f4a5b6c7d8/history")]
    [InlineData("/v3/users/1/trackedTargetEvents/1")]
    [InlineData("/v1.1/customer/interaction?id=1")]
    public async Task Every_read_waits_and_says_so_when_it_was_in_vain(string path)
    {
        await SellAsync($"known-{_customer}-{path.Length}");
        _http.DefaultRequestHeaders.Add("X-CAP-API-AUTH-ORG-ID", "100");
        var begun = Stopwatch.GetTimestamp();

        using var answer = await _http.GetAsync($"{path.Replace("{c}", _customer)}{(path.Contains('?') ? '&' : '?')}after={long.MaxValue}&timeout=300ms");

        (await answer.ProblemAsync(HttpStatusCode.GatewayTimeout)).Text("type").ShouldBe("urn:eventplatform:problem:not-yet");
        Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
        answer.Headers.Contains("X-Read-Model-Position").ShouldBeTrue();
    }

    [Fact]
    public async Task Another_organisations_event_is_one_that_never_comes()
    {
        await api.HappenAsync(_customer, "visited", At, new { }, id: $"foreign-{_customer}", org: 300);
        await api.ProjectedAsync();
        var known = EventIdentity.OfSource(300, "/tests", $"foreign-{_customer}");

        foreach (var after in new[] { $"after={known}", $"after={Guid.NewGuid()}", $"after=foreign-{_customer}&afterSource=/tests" })
            await (await _http.GetAsync($"/v1/orgs/100/definitions/badges?{after}&timeout=100ms")).ProblemAsync(HttpStatusCode.GatewayTimeout);
    }

    [Theory]
    [InlineData("after=soon")]
    [InlineData("after=-1")]
    [InlineData("after=9223372036854775808")]
    [InlineData("after=1&after=2")]
    [InlineData("after=1&timeout=soon")]
    [InlineData("after=1&timeout=2")]
    [InlineData("after=1&timeout=-2s")]
    [InlineData("after=1&timeout=31s")]
    [InlineData("after=1&timeout=99999999999s")]
    [InlineData("timeout=never")]
    [InlineData("after=x&afterSource=%00")]
    public async Task What_is_not_understood_is_refused(string query)
    {
        using var answer = await _http.GetAsync($"/v1/orgs/100/definitions/badges?{query}");

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors")[0].Text("code").ShouldBe("BAD_PARAMETER");
    }

    [Fact]
    public async Task Nobody_waits_for_what_it_may_not_see()
    {
        using var stranger = api.As("stranger");
        var begun = Stopwatch.GetTimestamp();

        using var answer = await stranger.GetAsync($"{Path}?after={long.MaxValue}&timeout=30s");

        await answer.ProblemAsync(HttpStatusCode.NotFound);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private Task<long> SellAsync(string id) => api.HappenAsync(_customer, "transactionAdded", At, new { transactionId = id, amount = 1 }, id);
}
