using System.Globalization;
using System.Net;

namespace EventPlatform.Api.Tests;

public sealed class RateLimitTests : IAsyncLifetime
{
    private const string OfOne = "/v1/orgs/100/definitions/badges";

    private readonly ApiHost _api = new(null, [new("Api:RequestsPerMinute", "3"), new("Api:RequestsPerMinuteOf:300", "5")]);

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_client_that_sends_too_much_is_told_when_to_go_on_and_others_are_not_held_up()
    {
        using var reader = _api.As("reader");
        using var admin = _api.As("admin");
        using var nobody = _api.As(null);

        for (var i = 0; i < 3; i++)
            (await reader.GetAsync(OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await reader.GetAsync(OfOne);

        (await refused.ProblemAsync(HttpStatusCode.TooManyRequests)).Text("type").ShouldBe("urn:eventplatform:problem:too-many-requests");
        int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await reader.GetAsync("/v3/users/1/trackedTargetEvents/1")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await reader.GetAsync("/v1.1/customer/interaction?id=1")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await admin.GetAsync(OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync(OfOne)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await reader.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_organisation_may_have_a_limit_of_its_own()
    {
        using var stranger = _api.As("stranger");

        for (var i = 0; i < 5; i++)
            (await stranger.GetAsync("/v1/orgs/300/definitions/badges")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/v1/orgs/300/definitions/badges")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
