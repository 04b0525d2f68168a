using System.Net;
using System.Net.Http.Headers;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class AccessTests(ApiHost api)
{
    private const string OfCustomer = "/v1/orgs/100/customers/known", Definitions = "/v1/orgs/100/definitions/badges", Earn = "/v1/orgs/100/badges/64b7f0c2a1d2e3f4a5b6c7d8/earn";

    /// <summary>Client, method, path, status. The customer exists; definitions are not sent, so a client that may define gets to its body.</summary>
    public static readonly TheoryData<string?, string, string, HttpStatusCode> Matrix = new()
    {
        { null, "GET", OfCustomer, HttpStatusCode.Unauthorized },
        { null, "PUT", Definitions + "/x", HttpStatusCode.Unauthorized },
        { "reader", "GET", OfCustomer, HttpStatusCode.OK },
        { "reader", "GET", OfCustomer + "/timeline", HttpStatusCode.OK },
        { "reader", "GET", OfCustomer + "/milestones", HttpStatusCode.OK },
        { "reader", "GET", OfCustomer + "/badges", HttpStatusCode.OK },
        { "reader", "GET", Definitions, HttpStatusCode.OK },
        { "reader", "PUT", Definitions + "/x", HttpStatusCode.Forbidden },
        { "reader", "DELETE", Definitions + "/x", HttpStatusCode.Forbidden },
        { "writer", "GET", OfCustomer, HttpStatusCode.Forbidden },
        { "writer", "GET", OfCustomer + "/timeline", HttpStatusCode.Forbidden },
        { "writer", "GET", Definitions, HttpStatusCode.Forbidden },
        { "writer", "PUT", Definitions + "/x", HttpStatusCode.Forbidden },
        { "reader", "POST", Earn, HttpStatusCode.Forbidden },
        { "writer", "POST", Earn, HttpStatusCode.UnsupportedMediaType },
        { "admin", "POST", Earn, HttpStatusCode.UnsupportedMediaType },
        { "stranger", "POST", Earn, HttpStatusCode.NotFound },
        { "admin", "GET", OfCustomer, HttpStatusCode.Forbidden },
        { "admin", "GET", Definitions, HttpStatusCode.OK },
        { "admin", "PUT", Definitions + "/x", HttpStatusCode.UnsupportedMediaType },
        { "admin", "DELETE", Definitions + "/x", HttpStatusCode.NotFound },
        { "office", "GET", OfCustomer, HttpStatusCode.OK },
        { "office", "PUT", Definitions + "/x", HttpStatusCode.UnsupportedMediaType },
        { "stranger", "GET", OfCustomer, HttpStatusCode.NotFound },
        { "stranger", "GET", Definitions, HttpStatusCode.NotFound },
        { "stranger", "PUT", Definitions + "/x", HttpStatusCode.NotFound },
        { "stranger", "DELETE", Definitions + "/x", HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_client_gets_as_far_as_its_organisations_and_roles(string? client, string method, string path, HttpStatusCode expected)
    {
        await api.AppendAsync("known", Samples.Visit("seen"));
        using var http = api.As(client);

        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(expected);
        if (!answer.IsSuccessStatusCode)
            await answer.ProblemAsync(expected);
        (answer.Headers.WwwAuthenticate.Count > 0).ShouldBe(expected == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("reader", "wrong secret, and long enough")]
    [InlineData("reader", "")]
    [InlineData("nobody", "secret-of-nobody-that-is-long")]
    [InlineData("", "")]
    public async Task Wrong_credentials_are_refused_alike(string key, string secret)
    {
        using var http = api.As(null);
        http.DefaultRequestHeaders.Authorization = ApiHost.Basic(key, secret);

        using var answer = await http.GetAsync(OfCustomer);

        (await answer.ProblemAsync(HttpStatusCode.Unauthorized)).Text("detail").ShouldBe("Send a client's key and secret by Basic authentication, or a bearer token where this service takes them.");
        answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Basic");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic cmVhZGVy")]
    [InlineData("Basic //79/A==")]
    [InlineData("Bearer abc")]
    [InlineData("nonsense")]
    public async Task A_header_that_is_no_credentials_is_refused(string header)
    {
        using var http = api.As(null);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await http.GetAsync(OfCustomer);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_that_was_let_in_is_let_in_again_and_its_key_with_another_secret_is_not()
    {
        using var right = api.As("reader");
        using var wrong = api.As(null);
        wrong.DefaultRequestHeaders.Authorization = ApiHost.Basic("reader", ApiHost.SecretOf("admin"));

        for (var i = 0; i < 3; i++)
        {
            (await right.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await wrong.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData("/v1/orgs/200/customers/known")]
    [InlineData("/v1/orgs/999/customers/known")]
    [InlineData("/v1/orgs/0100/customers/known")]
    [InlineData("/v1/orgs/%2B100/customers/known")]
    [InlineData("/v1/orgs/-1/customers/known")]
    [InlineData("/v1/orgs/abc/customers/known")]
    [InlineData("/v1/orgs/99999999999999999999/customers/known")]
    [InlineData("/v1/orgs/200/customers/known/timeline?limit=nonsense")]
    [InlineData("/v1/orgs/200/definitions/badges")]
    [InlineData("/v1/orgs/200/definitions/no-kind/1")]
    [InlineData("/v1/orgs/100/definitions/no-kind/1")]
    [InlineData("/v1/orgs/100/customers/never-seen/timeline")]
    [InlineData("/v1/no/such/address")]
    public async Task What_a_client_may_not_see_is_answered_as_what_does_not_exist(string path)
    {
        await api.AppendAsync("known", Samples.Visit("seen"));
        using var http = api.As("reader");

        using var missing = await http.GetAsync("/v1/orgs/100/customers/never-seen");
        using var hidden = await http.GetAsync(path);

        await hidden.ProblemAsync(HttpStatusCode.NotFound);
        (await hidden.Content.ReadAsByteArrayAsync()).ShouldBe(await missing.Content.ReadAsByteArrayAsync());
        HeaderNames(hidden.Headers).ShouldBe(HeaderNames(missing.Headers));
    }

    [Fact]
    public async Task A_client_of_two_organisations_sees_each_apart()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Visit("seen"));
        using var http = api.As("office");

        (await http.GetAsync($"/v1/orgs/{ApiHost.Org}/customers/{customer}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync($"/v1/orgs/{ApiHost.OtherOrg}/customers/{customer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> HeaderNames(HttpResponseHeaders headers) => headers.Select(header => header.Key).Order();
}
