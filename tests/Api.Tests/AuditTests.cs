using System.Net;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class AuditTests(ApiHost api) : IDisposable
{
    private readonly HttpClient _http = api.As("office");

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_change_is_audited_with_who_what_when_and_what_came_of_it()
    {
        var id = Samples.NewGroup();
        var path = $"/v1/orgs/100/definitions/target-groups/{id}";
        using var reader = api.As("reader");
        using var stranger = api.As("stranger");

        (await _http.PutJsonAsync(path, Samples.Group(id))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _http.PutJsonAsync(path, "{}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _http.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await reader.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var command = api.Database.CreateCommand(
            $"select concat_ws(' ', actor, org_id, operation, subject, status), at > now() - interval '1 hour' from api.audit where subject like '%={id} %' order by id");
        await using var rows = await command.ExecuteReaderAsync();
        var entries = new List<string>();
        while (await rows.ReadAsync())
        {
            entries.Add(rows.GetString(0));
            rows.GetBoolean(1).ShouldBeTrue();
        }
        var subject = $"id={id} kind=target-groups";
        entries.ShouldBe([$"office 100 putDefinition {subject} 201", $"office 100 putDefinition {subject} 400", $"office 100 retireDefinition {subject} 204"]);
    }
}
