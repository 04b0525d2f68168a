using System.Globalization;
using Microsoft.AspNetCore.Authorization;

namespace EventPlatform.Api.Freshness;

/// <summary>
/// Puts <c>X-Read-Model-Position</c> and <c>X-Read-Model-Age</c> (seconds) on every answer to an authenticated caller [spec 03.3].
/// They are read before the answer, so what it holds is never older than they say. No cache
/// may keep such an answer: it would age, and it may hold personal data.
/// </summary>
internal sealed class FreshnessHeaders(RequestDelegate next, FreshnessReader freshness)
{
    public const string Position = "X-Read-Model-Position", Age = "X-Read-Model-Age";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsForCaller(context))
        {
            context.Features.Set(new FreshnessOfAnswer(await freshness.ReadAsync(context.RequestAborted)));
            context.Response.OnStarting(() => WriteAsync(context.Response.Headers, context.Features.Get<FreshnessOfAnswer>()!.Read));
        }
        await next(context);
    }

    // Health and the API's own description must answer while the database is away.
    private static bool IsForCaller(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    // When the answer begins: a problem that replaces an answer clears the headers that were there before.
    private static Task WriteAsync(IHeaderDictionary headers, ReadModelFreshness read)
    {
        headers[Position] = read.Position.ToString(CultureInfo.InvariantCulture);
        headers[Age] = read.Age.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

/// <summary>How fresh the answer to this request is.</summary>
internal sealed record FreshnessOfAnswer(ReadModelFreshness Read);
