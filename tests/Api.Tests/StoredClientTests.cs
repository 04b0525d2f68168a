using System.Net;
using EventPlatform.Api.Access.Clients;
using EventPlatform.TestKit;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class StoredClientTests(ApiHost api)
{
    private const string Definitions = "/v1/orgs/100/definitions/badges";

    private static readonly HashSet<long> Organisations = [100];
    private static readonly HashSet<string> Reader = ["read"];

    private readonly ClientAdministration _clients = new(api.Database, "cli:tester", TimeProvider.System);
    private readonly string _key = $"stored-{Guid.NewGuid():n}";

    [Fact]
    public async Task A_client_is_let_in_from_the_moment_it_is_added_to_the_moment_it_is_revoked()
    {
        var secret = (await _clients.AddAsync(_key, Organisations, Reader, default)).ShouldNotBeNull();
        using var http = Client(secret);
        using var guessing = Client(secret + "x");

        await Eventually.Passes(async () => (await http.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.OK));
        (await guessing.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.GetAsync("/v1/orgs/200/definitions/badges")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.DeleteAsync($"{Definitions}/x")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await _clients.RevokeAsync(_key, default)).ShouldBeTrue();
        await Eventually.Passes(async () => (await http.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_key_is_given_once_even_when_it_was_revoked()
    {
        (await _clients.AddAsync(_key, Organisations, Reader, default)).ShouldNotBeNull();

        (await _clients.AddAsync(_key, Organisations, Reader, default)).ShouldBeNull();
        (await _clients.RevokeAsync(_key, default)).ShouldBeTrue();
        (await _clients.RevokeAsync(_key, default)).ShouldBeFalse();
        (await _clients.RevokeAsync($"never-{_key}", default)).ShouldBeFalse();
        (await _clients.AddAsync(_key, Organisations, Reader, default)).ShouldBeNull();
        var row = (await _clients.ListAsync(default)).Single(client => client.Key == _key);
        row.Revoked.ShouldNotBeNull();
        row.Organisations.ShouldBe([100]);
        row.Roles.ShouldBe(["read"]);
    }

    [Fact]
    public async Task The_database_holds_no_secret_and_every_change_is_audited()
    {
        var secret = (await _clients.AddAsync(_key, Organisations, Reader, default)).ShouldNotBeNull();
        await _clients.RevokeAsync(_key, default);

        (await ReadAsync($"select to_jsonb(c)::text from api.clients c where key = '{_key}'")).Single().ShouldNotContain(secret);
        (await ReadAsync($"select concat_ws(' ', actor, operation, subject, status) from api.audit where subject = '{_key}' order by id"))
            .ShouldBe([$"cli:tester addClient {_key} 200", $"cli:tester revokeClient {_key} 200"]);
    }

    [Fact]
    public async Task A_stored_client_cannot_take_the_place_of_a_configured_one()
    {
        await _clients.AddAsync("writer", Organisations, new HashSet<string> { "read", "admin" }, default);
        using var writer = api.As("writer");

        await Eventually.Passes(async () => (await writer.GetAsync(Definitions)).StatusCode.ShouldBe(HttpStatusCode.Forbidden));
    }

    private HttpClient Client(string secret)
    {
        var http = api.As(null);
        http.DefaultRequestHeaders.Authorization = ApiHost.Basic(_key, secret);
        return http;
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var command = api.Database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return found;
    }
}
