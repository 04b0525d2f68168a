using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Api.DeadLetters;
using EventPlatform.Api.OpenApi;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class OpenApiTests(ApiHost api)
{
    [Fact]
    public async Task The_document_lists_every_route()
    {
        var document = await DocumentAsync();
        var routes = api.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => !route.Contains("/openapi/")).ToArray();

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        described.Order().ShouldBe(routes.Order());
        routes.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Every_operation_is_described_with_its_parameters_answers_and_problems()
    {
        var document = await DocumentAsync();

        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/v1/", StringComparison.Ordinal)))
            foreach (var operation in path.Value.EnumerateObject())
            {
                var described = operation.Value;
                described.Text("summary").ShouldNotBeNullOrEmpty();
                described.GetProperty("security").GetArrayLength().ShouldBe(1);
                var parameters = described.GetProperty("parameters").EnumerateArray().ToArray();
                parameters.ShouldAllBe(parameter => parameter.Text("description").Length > 0 && parameter.GetProperty("example").ValueKind != JsonValueKind.Null);
                parameters.Where(parameter => parameter.Text("in") == "path").Select(parameter => $"{{{parameter.Text("name")}}}").ShouldAllBe(name => path.Name.Contains(name));
                var answers = described.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToArray();
                new[] { "401", "403", "404", "503" }.ShouldBeSubsetOf(answers);
                foreach (var response in described.GetProperty("responses").EnumerateObject().Where(response => response.Name == "200"))
                    response.Value.GetProperty("content").GetProperty("application/json").GetProperty("example").ValueKind.ShouldBe(JsonValueKind.Object);
            }
    }

    [Fact]
    public async Task The_document_needs_no_authentication_and_answers_carry_descriptions()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");

        var value = schemas.GetProperty("MilestoneAnswer").GetProperty("properties").GetProperty("value");
        value.Text("description").ShouldStartWith("What counts so far");
        value.Text("type").ShouldBe("number");
    }

    [Theory]
    [InlineData("getCustomer")]
    [InlineData("getTimeline")]
    [InlineData("getEvent")]
    [InlineData("getMilestones")]
    [InlineData("getBadges")]
    [InlineData("getDefinition")]
    [InlineData("listDefinitions")]
    [InlineData("listProjections")]
    [InlineData("listDeadLetters")]
    [InlineData("countDeadLetters")]
    [InlineData("getDeadLetter")]
    [InlineData("redriveDeadLetter")]
    [InlineData("redriveDeadLetters")]
    [InlineData("discardDeadLetter")]
    [InlineData("discardDeadLetters")]
    [InlineData("earnBadge")]
    public void Examples_of_answers_are_answers(string operation)
    {
        var example = Examples.Answers[operation];
        var type = operation switch
        {
            "getCustomer" => ApiJson.Plain.CustomerAnswer,
            "getEvent" => ApiJson.Plain.EventAnswer,
            "getTimeline" => ApiJson.Plain.PageTimelineEntry,
            "getMilestones" => ApiJson.Plain.PageMilestoneAnswer,
            "getBadges" => ApiJson.Plain.PageBadgeAnswer,
            "listProjections" => ApiJson.Plain.PageProjectionAnswer,
            "listDeadLetters" => ApiJson.Plain.PageListedLetter,
            "countDeadLetters" => ApiJson.Plain.CountsAnswer,
            "getDeadLetter" => ApiJson.Plain.ShownLetter,
            "redriveDeadLetter" or "discardDeadLetter" => ApiJson.Plain.LetterResult,
            "redriveDeadLetters" or "discardDeadLetters" => ApiJson.Plain.ChangesAnswer,
            "earnBadge" => ApiJson.Plain.BadgeRequestAnswer,
            "getDefinition" => (System.Text.Json.Serialization.Metadata.JsonTypeInfo)ApiJson.Plain.DefinitionAnswer,
            _ => ApiJson.Plain.PageDefinitionAnswer,
        };

        var answer = JsonSerializer.Deserialize(example, type);

        JsonElement.DeepEquals(JsonElement.Parse(JsonSerializer.Serialize(answer, type)), JsonElement.Parse(example)).ShouldBeTrue();
    }

    [Fact]
    public void Examples_of_changes_of_dead_letters_are_good_bodies()
    {
        foreach (var (operation, body) in DeadLetterExamples.Bodies.SelectMany(bodies => bodies.Value.Values.Select(body => (bodies.Key, JsonElement.Parse(body)))))
        {
            IReadOnlyList<Problems.Fault> faults;
            _ = operation switch
            {
                "redriveDeadLetter" => ChangeBody.RedriveOne(body, out faults),
                "redriveDeadLetters" => ChangeBody.RedriveMany(body, ApiHost.Org, out faults),
                "discardDeadLetter" => ChangeBody.DiscardOne(body, out faults),
                _ => ChangeBody.DiscardMany(body, ApiHost.Org, out faults),
            };
            faults.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("target-groups", "310")]
    [InlineData("badges", "64b7f0c2a1d2e3f4a5b6c7d8")]
    [InlineData("organisation", "100")]
    public void Examples_of_definitions_are_good_definitions(string kind, string id) =>
        DefinitionReader.Read(DefinitionKind.ByPath(kind)!, id, JsonElement.Parse(Examples.Definitions[kind])).Faults.ShouldBeEmpty();

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private async Task<JsonElement> DocumentAsync()
    {
        using var http = api.As(null);
        return await http.JsonAsync("/openapi/v1.json");
    }
}
