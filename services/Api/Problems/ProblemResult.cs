using System.Text.Json;
using EventPlatform.Api.Answers;

namespace EventPlatform.Api.Problems;

/// <summary>Answers with a problem.</summary>
public sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    public Problem Problem => problem;

    public int? StatusCode => problem.Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Plain.Problem);
        httpContext.Response.StatusCode = problem.Status;
        httpContext.Response.ContentType = ContentType;
        httpContext.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
