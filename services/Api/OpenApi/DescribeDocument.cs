using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventPlatform.Api.OpenApi;

/// <summary>What holds for the whole API, and the two endpoints that do not describe themselves.</summary>
internal sealed class DescribeDocument : IOpenApiDocumentTransformer
{
    public const string Basic = "basic";

    private const string Text =
        """
        Customers and what organisations configure, over one event store. Errors are problem details (RFC 9457). Every answer to an
        authenticated client says how fresh the read models are. Another organisation's data is answered as if it did not exist.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "EventPlatform", Version = "v1", Description = Text.ReplaceLineEndings(" ") };
        document.Servers = [];
        document.Components ??= new();
        document.AddComponent(Basic, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Basic,
            Description = "Key and secret of a configured client.",
        });
        document.Paths["/health"] = Health("getHealth", "Can the service do its work? Send it none while it cannot.");
        document.Paths["/alive"] = Health("getAlive", "Does the service live? Restart it where it does not.");
        return Task.CompletedTask;
    }

    private static OpenApiPathItem Health(string id, string summary) => new()
    {
        Operations = new()
        {
            [HttpMethod.Get] = new()
            {
                OperationId = id,
                Summary = summary,
                Responses = new()
                {
                    ["200"] = new OpenApiResponse { Description = "Yes; every check and what it found." },
                    ["503"] = new OpenApiResponse { Description = "No; every check and what it found." },
                },
            },
        },
    };
}
