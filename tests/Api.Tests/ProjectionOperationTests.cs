using System.Net;
using System.Text.Json;

namespace EventPlatform.Api.Tests;

/// <summary>What an operator asks of the projections over HTTP; a process that runs projections would do it.</summary>
[Collection(SharedApi.Name)]
public sealed class ProjectionOperationTests(ApiHost api)
{
    private const string All = "/v1/orgs/100/operations/projections", Profiles = All + "/profiles";

    [Fact]
    public async Task Projections_are_listed_paused_rebuilt_and_called_off()
    {
        using var admin = api.As("admin");
        (await PostAsync(admin, "pause", HttpStatusCode.Accepted)).Text("pausedBy").ShouldNotBeEmpty();
        await PostAsync(admin, "pause", HttpStatusCode.Conflict);
        (await PostAsync(admin, "resume", HttpStatusCode.Accepted)).TryGetProperty("pausedBy", out _).ShouldBeFalse();

        var rebuild = (await PostAsync(admin, "hold", HttpStatusCode.Accepted)).GetProperty("rebuild");
        (rebuild.Text("purpose"), rebuild.Text("state")).ShouldBe(("REBUILD", "REQUESTED"));
        (await PostAsync(admin, "verify", HttpStatusCode.Conflict)).Text("type").ShouldBe("urn:eventplatform:problem:not-in-this-state");
        await PostAsync(admin, "switch", HttpStatusCode.Conflict);
        (await PostAsync(admin, "cancel", HttpStatusCode.Accepted)).GetProperty("rebuild").Text("state").ShouldBe("CANCELLED");
        await PostAsync(admin, "cancel", HttpStatusCode.Conflict);

        var listed = (await admin.JsonAsync(All)).GetProperty("items").EnumerateArray().Select(each => each.Text("name"));
        listed.ShouldBe(["Milestones", "Profiles", "Interactions"]);
        (await admin.PostAsync($"{All}/nothing/rebuild", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string verb, HttpStatusCode expected)
    {
        using var answer = await client.PostAsync($"{Profiles}/{verb}", null);
        return await answer.JsonAsync(expected);
    }
}
