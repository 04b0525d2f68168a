namespace EventPlatform.Api.OpenApi;

/// <summary>The API's description of itself: <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.AddOperationTransformer<DescribeOperation>();
        options.AddDocumentTransformer<DescribeDocument>();
    });

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
