namespace EventPlatform.Api.OpenApi;

/// <summary>The query parameters that an endpoint reads, for its description.</summary>
internal sealed record QueryParameters(IReadOnlyList<string> Names);

/// <summary>How endpoints say which query parameters they read.</summary>
internal static class QueryParametersExtensions
{
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, params string[] names) => endpoint.WithMetadata(new QueryParameters(names));
}
