using EventPlatform.Api.Access;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using EventPlatform.ReadModels.Milestones;
using Microsoft.AspNetCore.Http.HttpResults;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.TargetEvents;

/// <summary><c>GET /v3/users/{userId}/trackedTargetEvents/{targetRuleId}</c>: a published interface, copied exactly [spec 03.1, source 002].</summary>
internal static class TargetEventsEndpoint
{
    public static void MapTargetEvents(this IEndpointRouteBuilder app) => app
        .MapGet("/v3/users/{userId}/trackedTargetEvents/{targetRuleId}", GetAsync)
        .RequireRoleInChosenOrganisation(Roles.Read)
        .WithName("getTrackedTargetEvents")
        .WithTags("Copied interfaces")
        .WithSummary("The events that counted towards a customer's target, in the order in which they came.")
        .WithDescription("offset is the number of a page. Dates are in the server's zone. Errors have the interface's own codes; those of access are problem details.")
        .WithQuery(TargetEventsRequest.PeriodName, TargetEventsRequest.LimitName, TargetEventsRequest.OffsetName)
        .Produces<TargetEventsAnswer>()
        .Produces<TargetEventsErrorAnswer>(Status400BadRequest)
        .Produces<TargetEventsErrorAnswer>(Status404NotFound)
        .ProducesProblemsOfAccess();

    private static async Task<IResult> GetAsync(HttpContext http, TargetEventsReader events, ServerZone zone)
    {
        var organisation = ChosenOrganisation.Of(http);
        if (organisation.Problem is { } problem)
            return problem;
        if (TargetEventsRequest.Read(http.Request, out var fault) is not { } request)
            return fault!;
        if (organisation.Id is not { } orgId)
            return TargetEventsErrors.NotFound(TargetEventsErrors.InvalidUser);
        var page = await events.ReadAsync(orgId, request, http.RequestAborted);
        return page.Total > 0
            ? Found(request, page, zone)
            : TargetEventsErrors.NotFound(await events.WhyNoneAsync(orgId, request, http.RequestAborted));
    }

    private static JsonHttpResult<TargetEventsAnswer> Found(TargetEventsRequest request, TargetEventsPage page, ServerZone zone) => TypedResults.Json(
        new TargetEventsAnswer(
            new(request.Limit, request.Offset, page.Total), [.. page.Rows.Select(row => TargetEventAnswer.Of(request.UserId, row, zone))], [], []),
        CopiedJson.Plain.TargetEventsAnswer);
}
