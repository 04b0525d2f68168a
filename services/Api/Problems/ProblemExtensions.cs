namespace EventPlatform.Api.Problems;

/// <summary>How the API is told about problems.</summary>
internal static class ProblemExtensions
{
    private static readonly int[] OfEveryEndpoint =
    [
        StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests,
        StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly int[] OfCopiedInterfaces =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests,
        StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>Describes the problems that an endpoint answers with, beside those of every endpoint (401, 403, 404, 429, 503).</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Union(OfEveryEndpoint).Order())
            endpoint.Produces<Problem>(status, ProblemResult.ContentType);
        return endpoint;
    }

    /// <summary>Describes the problems of a copied interface: all that is not its own error is one of access or availability.</summary>
    public static RouteHandlerBuilder ProducesProblemsOfAccess(this RouteHandlerBuilder endpoint)
    {
        foreach (var status in OfCopiedInterfaces)
            endpoint.Produces<Problem>(status, ProblemResult.ContentType);
        return endpoint;
    }

    /// <summary>No error leaves without a problem: neither an exception nor a bare status.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => http.RequestServices.GetRequiredService<ExceptionProblems>().AnswerAsync(http),
            SuppressDiagnosticsCallback = _ => true, // the log gets what ExceptionProblems lets through
        });
        app.UseStatusCodePages(context => ProblemCatalogue.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }
}
