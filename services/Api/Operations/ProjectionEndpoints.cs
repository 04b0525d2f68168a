using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.ReadModels.Rebuilds;
using Npgsql;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.Operations;

/// <summary>
/// <c>/v1/orgs/{orgId}/operations/projections</c> [spec 03.3]: what <c>eventplatform projections</c> does, over HTTP. Projections serve all
/// organisations of an installation, so each request is for all of them.
/// </summary>
internal static class ProjectionEndpoints
{
    public const string RouteValue = "projection";

    private const string All = "/operations/projections", One = All + "/{" + RouteValue + "}";

    public static void MapProjectionOperations(this IEndpointRouteBuilder organisation)
    {
        var operations = organisation.MapGroup("").WithTags("Operations");
        operations.MapGet(All, ListAsync)
            .RequireRole(Roles.Admin)
            .WithName("listProjections")
            .WithSummary("Every projection with its position, its lag and its last rebuild or verification.")
            .WithDescription("Always fresh.")
            .Produces<Page<ProjectionAnswer>>()
            .ProducesProblems();
        Map(operations, "rebuild", "rebuildProjection", "Folds the whole history anew beside the live rows, then takes their place.",
            (request, cancellation) => RebuildRequests.RequestAsync(request.Database, request.Projection, RebuildPurpose.Rebuild, hold: false, request.By, cancellation));
        Map(operations, "hold", "holdRebuild", "As rebuild, but the new rows wait for switch although nothing differs.",
            (request, cancellation) => RebuildRequests.RequestAsync(request.Database, request.Projection, RebuildPurpose.Rebuild, hold: true, request.By, cancellation));
        Map(operations, "verify", "verifyProjection", "Folds the whole history anew and compares; changes nothing.",
            (request, cancellation) => RebuildRequests.RequestAsync(request.Database, request.Projection, RebuildPurpose.Verify, hold: false, request.By, cancellation));
        Map(operations, "switch", "switchProjection", "Lets a rebuild that is ready, and does not differ from the log, take the place of the live rows.",
            (request, cancellation) => RebuildRequests.SwitchAsync(request.Database, request.Projection, acceptDifferences: false, cancellation));
        Map(operations, "cancel", "cancelRebuild", "Calls a rebuild or a verification off.",
            (request, cancellation) => RebuildRequests.CancelAsync(request.Database, request.Projection, cancellation));
        Map(operations, "pause", "pauseProjection", "Holds a projection where it is.",
            (request, cancellation) => RebuildRequests.PauseAsync(request.Database, request.Projection, request.By, cancellation));
        Map(operations, "resume", "resumeProjection", "Lets a paused projection go on.",
            (request, cancellation) => RebuildRequests.ResumeAsync(request.Database, request.Projection, cancellation));
    }

    private static void Map(RouteGroupBuilder operations, string verb, string name, string summary, Func<Request, CancellationToken, Task<bool>> ask) =>
        operations.MapPost($"{One}/{verb}", (HttpContext http, NpgsqlDataSource database) => AskAsync(http, database, ask))
            .RequireRole(Roles.Admin)
            .WithName(name)
            .WithSummary(summary)
            .WithDescription("Answers at once with the projection as it is; a process that runs projections does it. 409 where the state does not allow it.")
            .Produces<ProjectionAnswer>(Status202Accepted)
            .ProducesProblems(Status409Conflict);

    private static async Task<IResult> ListAsync(HttpContext http, NpgsqlDataSource database) => Answer.Ok(
        new Page<ProjectionAnswer>([.. (await ProjectionStatus.ReadAsync(database, http.RequestAborted)).Select(ProjectionAnswer.Of)], null), ApiJson.Plain.PageProjectionAnswer);

    private static async Task<IResult> AskAsync(HttpContext http, NpgsqlDataSource database, Func<Request, CancellationToken, Task<bool>> ask)
    {
        if (ProjectionNames.Find(http.PathPart(RouteValue)) is not { } projection)
            return ProblemCatalogue.NotFound;
        if (!await ask(new(database, projection, ((Caller)http.User).Key), http.RequestAborted))
            return ProblemCatalogue.NotInThisState(projection);
        var status = await ProjectionStatus.ReadAsync(database, projection, http.RequestAborted);
        return TypedResults.Json(ProjectionAnswer.Of(status), ApiJson.Plain.ProjectionAnswer, statusCode: Status202Accepted);
    }

    private readonly record struct Request(NpgsqlDataSource Database, string Projection, string By);
}
