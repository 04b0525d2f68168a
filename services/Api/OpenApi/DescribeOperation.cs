using System.Text.Json.Nodes;
using EventPlatform.Api.Access;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.Freshness;
using EventPlatform.Api.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventPlatform.Api.OpenApi;

/// <summary>Completes what the endpoints say of themselves: parameters, headers, examples, and who may call.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters = [.. Parameters(operation, context)];
        if (CanWait(context))
            AddWaiting(operation.Responses!);
        if (operation.OperationId == Examples.WithBody)
            operation.RequestBody = Body("The definition, as its kind has it.", Examples.Definitions);
        if (DeadLetterExamples.Bodies.GetValueOrDefault(operation.OperationId!) is { } bodies)
            operation.RequestBody = Body("What is to be changed.", bodies);
        if (BadgeExamples.Bodies.GetValueOrDefault(operation.OperationId!) is { } requests)
            operation.RequestBody = Body("The customer, and the request's own id.", requests);
        foreach (var (status, response) in operation.Responses ?? [])
            Describe(operation.OperationId!, status, (OpenApiResponse)response);
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DescribeDocument.Basic, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    private static IEnumerable<IOpenApiParameter> Parameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var path = context.Description.RelativePath!.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        var query = Metadata(context).OfType<QueryParameters>().SelectMany(parameters => parameters.Names);
        string[] after = CanWait(context) ? [AfterRequest.AfterName, AfterRequest.SourceName, AfterRequest.TimeoutName] : [];
        return
        [
            .. path.Select(name => ParameterTexts.Of(ParameterLocation.Path, name)),
            .. query.Concat(after).Select(name => ParameterTexts.Of(ParameterLocation.Query, name)),
            .. Headers(operation, context).Select(name => ParameterTexts.Of(ParameterLocation.Header, name)),
        ];
    }

    private static string[] Headers(OpenApiOperation operation, OpenApiOperationTransformerContext context) => operation.OperationId switch
    {
        "putDefinition" => ["If-Match", "If-None-Match"],
        "retireDefinition" => ["If-Match"],
        _ => Metadata(context).OfType<WantedRoles>().Any(wanted => !wanted.OrganisationInPath) ? [ChosenOrganisation.Header] : [],
    };

    private static IList<object> Metadata(OpenApiOperationTransformerContext context) => context.Description.ActionDescriptor.EndpointMetadata;

    private static bool CanWait(OpenApiOperationTransformerContext context) => WaitForWrite.Covers(context.Description.HttpMethod, Metadata(context));

    /// <summary>What comes of <c>after</c>: it may be wrong, or in vain.</summary>
    private static void AddWaiting(OpenApiResponses responses)
    {
        var problem = responses["503"].Content![ProblemResult.ContentType];
        responses.TryAdd("400", Problem("Bad Request", problem));
        responses["504"] = Problem("Gateway Timeout", problem);
    }

    private static OpenApiResponse Problem(string description, OpenApiMediaType problem) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemResult.ContentType] = new() { Schema = problem.Schema } },
    };

    private static OpenApiRequestBody Body(string text, IReadOnlyDictionary<string, string> examples) => new()
    {
        Required = true,
        Description = text,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new()
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Object },
                Examples = examples.ToDictionary(
                    example => example.Key, IOpenApiExample (example) => new OpenApiExample { Value = JsonNode.Parse(example.Value) }),
            },
        },
    };

    private static void Describe(string operation, string status, OpenApiResponse response)
    {
        if (status != "401")
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                [FreshnessHeaders.Position] = Header("Place in the log up to which every read model has folded.", JsonSchemaType.Integer),
                [FreshnessHeaders.Age] = Header(
                    "Seconds since the oldest stored event that is not folded everywhere was stored; 0 where there is none.", JsonSchemaType.Number),
            };
        if (Content(response, Json) is { } answer && Examples.Answer(operation, status) is { } example)
            answer.Example = JsonNode.Parse(example);
        if (Content(response, ProblemResult.ContentType) is { } problem && Examples.Problem(operation, status) is { } shown)
            problem.Example = JsonNode.Parse(shown);
    }

    private static OpenApiMediaType? Content(OpenApiResponse response, string type) =>
        response.Content is { } content && content.TryGetValue(type, out var found) ? found : null;

    private static OpenApiHeader Header(string text, JsonSchemaType type) => new() { Description = text, Schema = new OpenApiSchema { Type = type } };
}
