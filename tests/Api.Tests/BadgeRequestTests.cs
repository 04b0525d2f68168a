using System.Net;
using System.Text;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class BadgeRequestTests(ApiHost api) : IDisposable
{
    private const string Badge = "64b7f0c2a1d2e3f4a5b6c7d8", Earn = $"/v1/orgs/100/badges/{Badge}/earn", Revoke = $"/v1/orgs/100/badges/{Badge}/revoke";

    private readonly HttpClient _http = api.As("writer");
    private readonly string _customer = $"c-{Guid.NewGuid():N}";

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_request_is_an_event_in_the_customers_stream_and_the_same_request_again_is_the_same_event()
    {
        var request = $$"""{"customerId":"{{_customer}}","requestId":"r-{{_customer}}"}""";
        using var first = await PostAsync(Earn.Replace(Badge, Badge.ToUpperInvariant()), request);
        using var again = await PostAsync(Earn, request);

        var accepted = await first.JsonAsync(HttpStatusCode.Accepted);
        (await again.JsonAsync(HttpStatusCode.Accepted)).GetRawText().ShouldBe(accepted.GetRawText());
        first.Headers.Location!.ToString().ShouldBe($"/v1/orgs/100/customers/{_customer}/badges");
        var stored = (await StreamAsync()).ShouldHaveSingleItem();
        stored.Id.ShouldBe(accepted.GetProperty("eventId").GetGuid());
        var asked = stored.Data.ShouldBeOfType<BadgeEarnRequested>();
        (asked.Context.Text("badgeId"), asked.Context.Text("requestId")).ShouldBe((Badge, $"r-{_customer}"));
        stored.Headers!["changedBy"].ToString().ShouldBe("writer");
    }

    [Fact]
    public async Task A_revocation_is_asked_for_in_the_producers_own_form()
    {
        using var answer = await PostAsync(Revoke, $$"""{"customerId":"{{_customer}}","requestId":"v-{{_customer}}","earnId":"651bb7bac983d041efbc78fc","reason":"by mistake"}""");

        await answer.JsonAsync(HttpStatusCode.Accepted);
        var asked = (await StreamAsync()).ShouldHaveSingleItem().Data.ShouldBeOfType<BadgeRevocationRequested>();
        (asked.Name, asked.Context.Text("earnId"), asked.Context.Text("reason")).ShouldBe(("badgeRevoked", "651bb7bac983d041efbc78fc", "by mistake"));
    }

    [Fact]
    public async Task An_id_that_is_used_for_another_request_is_refused_and_earn_and_revoke_have_ids_of_their_own()
    {
        var request = $$"""{"customerId":"{{_customer}}","requestId":"u-{{_customer}}"}""";
        (await PostAsync(Earn, request)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        using var otherBadge = await PostAsync(Earn.Replace(Badge, Badge[..^1] + "9"), request);
        using var otherCustomer = await PostAsync(Earn, $$"""{"customerId":"{{_customer}}x","requestId":"u-{{_customer}}"}""");
        using var revoked = await PostAsync(Revoke, request);

        (await otherBadge.ProblemAsync(HttpStatusCode.Conflict)).Text("type").ShouldBe("urn:eventplatform:problem:request-id-used");
        await otherCustomer.ProblemAsync(HttpStatusCode.Conflict);
        await revoked.JsonAsync(HttpStatusCode.Accepted);
        (await StreamAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_at_once_under_one_id_are_one_request()
    {
        var request = $$"""{"customerId":"{{_customer}}","requestId":"m-{{_customer}}"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(Earn, request)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted);
        (await StreamAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("[]", " BAD_FIELD,/customerId MISSING_FIELD,/requestId MISSING_FIELD")]
    [InlineData("{}", "/customerId MISSING_FIELD,/requestId MISSING_FIELD")]
    [InlineData("{'customerId':'a:b','requestId':''}", "/customerId BAD_FIELD,/requestId BAD_FIELD")]
    [InlineData("{'customerId':'~x','requestId':5}", "/customerId BAD_FIELD,/requestId BAD_FIELD")]
    [InlineData("{'customerId':1.5,'requestId':'r','earnId':'x'}", "/earnId UNKNOWN_FIELD,/customerId BAD_FIELD")]
    [InlineData("{'customerId':'c','requestId':'a\\tb'}", "/requestId BAD_FIELD")]
    public async Task Every_fault_of_a_body_is_listed(string body, string expected)
    {
        using var answer = await PostAsync(Earn, body.Replace('\'', '"'));

        var faults = (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateArray();
        string.Join(',', faults.Select(fault => $"{fault.Text("pointer")} {fault.Text("code")}")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_customers_id_may_be_a_number_and_an_id_that_is_no_badges_is_not_found()
    {
        var number = Random.Shared.NextInt64(1_000_000, long.MaxValue);
        using var answer = await PostAsync(Earn, $$"""{"customerId":{{number}},"requestId":"n-{{number}}"}""");
        using var none = await PostAsync("/v1/orgs/100/badges/gold/earn", "{}");

        (await answer.JsonAsync(HttpStatusCode.Accepted)).Text("customerId").ShouldBe($"{number}");
        await none.ProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await _http.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    private async Task<IReadOnlyList<JasperFx.Events.IEvent>> StreamAsync()
    {
        await using var session = api.App.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Events.FetchStreamAsync(StreamKey.Customer(100, _customer));
    }
}
