using System.Net;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class DefinitionTests(ApiHost api) : IDisposable
{
    private const string Badge = """{"name":"Big spender","active":true,"earnType":"DIRECT","owner":"Milestones"}""";

    private readonly HttpClient _http = api.As("office");

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_group_lives_from_its_first_version_to_its_retirement_and_back()
    {
        var id = Samples.NewGroup();
        var path = Group(id);

        using var first = await _http.PutJsonAsync(path, Samples.Group(id, 100));
        using var second = await _http.PutJsonAsync(path, Samples.Group(id, 200));
        using var read = await _http.GetAsync(path);
        using var retired = await _http.DeleteAsync(path);
        using var gone = await _http.GetAsync(path);
        using var goneAgain = await _http.DeleteAsync(path);
        using var back = await _http.PutJsonAsync(path, Samples.Group(id, 200));
        var history = await _http.JsonAsync(path + "/history");

        var created = await first.JsonAsync(HttpStatusCode.Created);
        created.Long("version").ShouldBe(1);
        created.Long("countsFrom").ShouldBe(created.Long("sequence"));
        created.Text("source").ShouldBe("api");
        created.Text("changedBy").ShouldBe("office");
        first.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var changed = await second.JsonAsync();
        changed.Long("version").ShouldBe(2);
        changed.Long("countsFrom").ShouldBe(created.Long("sequence"));
        (await read.JsonAsync()).GetRawText().ShouldBe(changed.GetRawText());
        read.Headers.ETag!.Tag.ShouldBe("\"2\"");
        retired.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await gone.ProblemAsync(HttpStatusCode.NotFound);
        await goneAgain.ProblemAsync(HttpStatusCode.NotFound);
        (await back.JsonAsync(HttpStatusCode.Created)).Long("version").ShouldBe(4);
        var versions = history.GetProperty("items").EnumerateArray().ToArray();
        versions.Select(version => version.Long("version")).ShouldBe([4, 3, 2, 1]);
        versions.Select(version => version.TryGetProperty("retired", out _)).ShouldBe([false, true, false, false]);
    }

    [Fact]
    public async Task What_is_stored_is_an_event_in_the_definitions_stream()
    {
        var id = Samples.NewGroup();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id, 300))).EnsureSuccessStatusCode();

        await using var session = api.App.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var stored = (await session.Events.FetchStreamAsync(StreamKey.Definition(ApiHost.Org, "target-groups", $"{id}"))).Single();

        var data = stored.Data.ShouldBeOfType<TargetGroupDefined>();
        data.Definition.GetProperty("targets")[0].GetProperty("goal").GetInt32().ShouldBe(300);
        stored.EventTypeName.ShouldBe("targetGroupDefined");
        stored.Headers!["source"].ToString().ShouldBe("api");
        stored.Headers["changedBy"].ToString().ShouldBe("office");
    }

    [Fact]
    public async Task The_same_content_again_stores_nothing()
    {
        var id = Samples.NewGroup();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id))).EnsureSuccessStatusCode();

        using var again = await _http.PutJsonAsync(Group(id), Samples.Group(id).Replace("999,", "999.000 ,"));

        (await again.JsonAsync()).Long("version").ShouldBe(1);
        again.Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("1", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"3\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("W/\"2\"", HttpStatusCode.BadRequest)]
    [InlineData("soon", HttpStatusCode.BadRequest)]
    [InlineData("\"1\", \"2\"", HttpStatusCode.OK)]
    [InlineData("\"2\"", HttpStatusCode.OK)]
    [InlineData("2", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    public async Task If_Match_lets_only_the_version_that_was_read_be_replaced(string ifMatch, HttpStatusCode expected)
    {
        var id = Samples.NewGroup();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id, 1))).EnsureSuccessStatusCode();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id, 2))).EnsureSuccessStatusCode();

        using var answer = await _http.PutJsonAsync(Group(id), Samples.Group(id, 3), ifMatch);

        if (expected == HttpStatusCode.OK)
            (await answer.JsonAsync()).Long("version").ShouldBe(3);
        else
            await answer.ProblemAsync(expected);
        (await _http.JsonAsync(Group(id))).Long("version").ShouldBe(expected == HttpStatusCode.OK ? 3 : 2);
    }

    [Fact]
    public async Task Conditions_on_what_does_not_exist_hold_only_where_that_is_asked_for()
    {
        var id = Samples.NewGroup();

        await (await _http.PutJsonAsync(Group(id), Samples.Group(id), ifMatch: "*")).ProblemAsync(HttpStatusCode.PreconditionFailed);
        await (await _http.PutJsonAsync(Group(id), Samples.Group(id), ifMatch: "\"1\"")).ProblemAsync(HttpStatusCode.PreconditionFailed);
        await (await _http.PutJsonAsync(Group(id), Samples.Group(id), ifNoneMatch: "\"1\"")).ProblemAsync(HttpStatusCode.BadRequest);
        (await _http.PutJsonAsync(Group(id), Samples.Group(id), ifNoneMatch: "*")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await _http.PutJsonAsync(Group(id), Samples.Group(id, 7), ifNoneMatch: "*")).ProblemAsync(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Conflict)]
    [InlineData("\"1\"", HttpStatusCode.PreconditionFailed)]
    public async Task Of_changes_at_the_same_moment_every_version_has_one_winner(string? ifMatch, HttpStatusCode lost)
    {
        var id = Samples.NewGroup();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id, 1))).EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(Enumerable.Range(2, 12).Select(goal => _http.PutJsonAsync(Group(id), Samples.Group(id, goal), ifMatch)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == lost);
        var won = await Task.WhenAll(answers.Where(answer => answer.IsSuccessStatusCode).Select(answer => answer.JsonAsync()));
        won.Length.ShouldBeGreaterThan(0);
        if (ifMatch is not null)
            won.Length.ShouldBe(1);
        var versions = (await _http.JsonAsync(Group(id) + "/history")).GetProperty("items").EnumerateArray().Select(item => item.Long("version")).ToArray();
        versions.ShouldBe(Enumerable.Range(1, won.Length + 1).Reverse().Select(version => (long)version));
        won.Select(item => item.Long("version")).Order().ShouldBe(Enumerable.Range(2, won.Length).Select(version => (long)version));
    }

    [Fact]
    public async Task Of_first_versions_at_the_same_moment_one_is_created()
    {
        var id = Samples.NewGroup();

        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(goal => _http.PutJsonAsync(Group(id), Samples.Group(id, goal), ifNoneMatch: "*")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(11);
    }

    [Fact]
    public async Task A_bad_definition_is_answered_with_every_fault_and_not_stored()
    {
        var id = Samples.NewGroup();
        const string bad =
            """{"name":"","surprise":1,"window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"SOMETIMES","start":"2025-01-01","end":"2024-12-31"},"targets":[{"targetRuleId":-5,"goal":"many"}]}""";

        using var answer = await _http.PutJsonAsync(Group(id), bad);

        var faults = (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateArray().ToArray();
        var pointers = faults.Select(fault => fault.Text("pointer")).ToArray();
        new[] { "/name", "/surprise", "/window/recurrence", "/targets/0/targetRuleId", "/targets/0/goal" }.ShouldBeSubsetOf(pointers);
        faults.ShouldAllBe(fault => fault.Text("code").Length > 0 && fault.Text("message").Length > 0);
        await (await _http.GetAsync(Group(id))).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_fixed_once_stored_cannot_be_changed()
    {
        var id = Samples.NewGroup();
        (await _http.PutJsonAsync(Group(id), Samples.Group(id, start: "2025-01-01"))).EnsureSuccessStatusCode();

        using var answer = await _http.PutJsonAsync(Group(id), Samples.Group(id, start: "2025-02-01"));

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateArray().Single().Text("pointer").ShouldBe("/window/start");
    }

    [Fact]
    public async Task An_organisation_is_defined_under_its_own_id()
    {
        using var own = await _http.PutJsonAsync("/v1/orgs/200/definitions/organisation/200", """{"name":"Ours","timeZone":"Europe/Berlin","currencyCode":"EUR"}""");
        using var foreign = await _http.PutJsonAsync("/v1/orgs/200/definitions/organisation/100", """{"name":"Theirs"}""");

        (await own.JsonAsync(HttpStatusCode.Created)).TryGetProperty("countsFrom", out _).ShouldBeFalse();
        await foreign.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_badge_is_the_same_in_capitals()
    {
        (await _http.PutJsonAsync("/v1/orgs/100/definitions/badges/64B7F0C2A1D2E3F4A5B6C7D8", Badge)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await _http.PutJsonAsync("/v1/orgs/100/definitions/badges/64b7f0c2a1d2e3f4a5b6c7d8", Badge)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("segments", "gold")]
    [InlineData("triggers", "welcome")]
    public async Task A_kind_that_is_not_evaluated_yet_is_refused_rather_than_stored(string kind, string id)
    {
        using var answer = await _http.PutJsonAsync($"/v1/orgs/100/definitions/{kind}/{id}", """{"name":"x"}""");

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateArray().Single().Text("code").ShouldBe("NOT_SUPPORTED");
    }

    [Fact]
    public async Task The_list_holds_the_newest_versions_in_force_by_id_page_by_page()
    {
        await InsertAsync("streaks", "a", 1, retired: false);
        await InsertAsync("streaks", "a", 2, retired: false);
        await InsertAsync("streaks", "b", 1, retired: false);
        await InsertAsync("streaks", "b", 2, retired: true);
        await InsertAsync("streaks", "c", 1, retired: false);
        await InsertAsync("segments", "d", 1, retired: false);

        var first = await _http.JsonAsync("/v1/orgs/100/definitions/streaks?limit=1");
        var second = await _http.JsonAsync($"/v1/orgs/100/definitions/streaks?limit=1&cursor={first.Text("next")}");

        Only(first).Text("id").ShouldBe("a");
        Only(first).Long("version").ShouldBe(2);
        Only(second).Text("id").ShouldBe("c");
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static JsonElement Only(JsonElement page) => page.GetProperty("items").EnumerateArray().Single();

    private static string Group(long id) => $"/v1/orgs/{ApiHost.Org}/definitions/target-groups/{id}";

    private Task InsertAsync(string kind, string id, int version, bool retired) => api.ExecuteAsync(
        $$"""
        insert into read_models.definitions (org_id, kind, id, version, seq_id, event_id, retired, definition, stored)
        values (100, '{{kind}}', '{{id}}', {{version}}, (select coalesce(max(seq_id), 0) + 1 from read_models.definitions), gen_random_uuid(), {{retired}}, '{"name":"{{id}}"}', now())
        """);
}
