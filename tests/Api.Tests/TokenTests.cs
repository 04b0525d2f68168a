using System.Net;
using System.Net.Http.Headers;
using EventPlatform.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace EventPlatform.Api.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    private const string OfOne = "/v1/orgs/100/definitions/badges";

    private readonly TokenIssuer _issuer = new();
    private ApiHost _api = null!;

    public async Task InitializeAsync()
    {
        await _issuer.StartAsync();
        _api = new ApiHost(null,
        [
            new("Api:Tokens:Issuer", TokenIssuer.Name), new("Api:Tokens:Audience", TokenIssuer.Audience), new("Api:Tokens:Jwks", _issuer.Keys.ToString()),
        ]);
        await _api.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_token_gives_its_bearer_the_organisations_and_roles_that_it_names()
    {
        var token = _issuer.Token();

        (await GetAsync(token, OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(token, "/v1/orgs/200/definitions/badges")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(token, "/v3/users/1/trackedTargetEvents/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Delete, token, $"{OfOne}/x")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(_issuer.Token(token => token.Claims["roles"] = "write admin"), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(_issuer.Token(token => token.Claims["organisations"] = "200,100"), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(_issuer.Token(token => token.Claims["roles"] = "janitor"), OfOne)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Basic_credentials_go_on_and_a_refusal_names_both_ways()
    {
        using var basic = _api.As("reader");
        using var nobody = _api.As(null);

        (await basic.GetAsync(OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync(OfOne)).Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).ShouldBe(["Basic", "Bearer"]);
    }

    [Fact]
    public async Task Tokens_that_prove_nothing_are_refused()
    {
        var now = DateTime.UtcNow;
        var foreign = TokenIssuer.NewKey();
        foreign.KeyId = _issuer.Key.KeyId;
        var bad = new Dictionary<string, string>
        {
            ["alg none"] = _issuer.Unsigned(),
            ["alg none with a signature"] = _issuer.Unsigned("c2lnbmVk"),
            ["no signature"] = _issuer.Token()[..(_issuer.Token().LastIndexOf('.') + 1)],
            ["the public key as a password"] = _issuer.SignedWithThePublicKey(),
            ["another key under the same name"] = _issuer.Token(key: foreign),
            ["an unknown key"] = _issuer.Token(key: TokenIssuer.NewKey()),
            ["a changed payload"] = Swapped(),
            ["expired"] = _issuer.Token(token => (token.NotBefore, token.IssuedAt, token.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddMinutes(-1))),
            ["not yet"] = _issuer.Token(token => (token.NotBefore, token.Expires) = (now.AddMinutes(1), now.AddMinutes(5))),
            ["wrong audience"] = _issuer.Token(token => token.Audience = "another-api"),
            ["no audience"] = _issuer.Token(token => token.Audience = null),
            ["foreign issuer"] = _issuer.Token(token => token.Issuer = "https://else.example"),
            ["no organisation"] = _issuer.Token(token => token.Claims.Remove("organisations")),
            ["organisations that are none"] = _issuer.Token(token => token.Claims["organisations"] = "all"),
            ["no client"] = _issuer.Token(token => token.Claims.Remove("client_id")),
            ["no token"] = "",
            ["nonsense"] = "a.b.c",
            ["too much"] = new string('x', 9000),
        };

        foreach (var (name, token) in bad)
        {
            using var answer = await GetAsync(token, OfOne);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, name);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized);
        }
        (await GetAsync(_issuer.Token(), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused()
    {
        var handler = new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var endless = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenIssuer.Name,
            Audience = TokenIssuer.Audience,
            Claims = new Dictionary<string, object> { ["client_id"] = "x", ["organisations"] = "100", ["roles"] = "read" },
            SigningCredentials = new(_issuer.Key, SecurityAlgorithms.RsaSha256),
        });

        (await GetAsync(endless, OfOne)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_found()
    {
        (await GetAsync(_issuer.Token(), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _issuer.Rotate();

        await Eventually.Passes(async () => (await GetAsync(_issuer.Token(), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task While_the_issuer_gives_no_keys_tokens_are_not_judged_and_everything_else_goes_on()
    {
        _issuer.IsAway = true;
        using var basic = _api.As("reader");

        await (await GetAsync(_issuer.Token(), OfOne)).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        (await basic.GetAsync(OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _issuer.IsAway = false;
        await Eventually.Passes(async () => (await GetAsync(_issuer.Token(), OfOne)).StatusCode.ShouldBe(HttpStatusCode.OK), TimeSpan.FromMinutes(1));
    }

    private string Swapped()
    {
        var (one, other) = (_issuer.Token().Split('.'), _issuer.Token(token => token.Claims["organisations"] = "300").Split('.'));
        return $"{one[0]}.{other[1]}.{one[2]}";
    }

    private Task<HttpResponseMessage> GetAsync(string token, string path) => SendAsync(HttpMethod.Get, token, path);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string token, string path)
    {
        using var http = _api.As(null);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(new HttpRequestMessage(method, path));
    }
}
