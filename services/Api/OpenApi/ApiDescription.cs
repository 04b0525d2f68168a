using System.Text.Json.Serialization;
using EventPlatform.Api.Answers;
using EventPlatform.Api.CopiedInterfaces;

namespace EventPlatform.Api.OpenApi;

/// <summary>The API's description of itself: <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            // Schemas are made by these options: numbers are numbers.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, CopiedJson.Default);
        })
        .AddOpenApi(Document, options =>
        {
            options.AddOperationTransformer<DescribeOperation>();
            options.AddDocumentTransformer<DescribeDocument>();
        });

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
