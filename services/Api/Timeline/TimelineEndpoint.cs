using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Customers;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Timeline;

/// <summary><c>GET /v1/orgs/{orgId}/customers/{customerId}/timeline</c> [spec 03.3].</summary>
internal static class TimelineEndpoint
{
    public static void MapTimeline(this IEndpointRouteBuilder organisation) => organisation
        .MapGet("/customers/{customerId}/timeline", GetAsync)
        .RequireRole(Roles.Read)
        .WithName("getTimeline")
        .WithTags("Customers")
        .WithSummary("A customer's events, newest first.")
        .WithDescription(
            "Read straight from the event store: what is stored is there at once. Outcomes of the platform are among the events. "
            + "A page looks at a limited number of events, so with filters it may hold fewer than limit, even none, and still have a next.")
        .WithQuery(QueryReader.Limit, QueryReader.CursorName, TimelineRequest.Name, TimelineRequest.FromName, TimelineRequest.ToName)
        .Produces<Page<TimelineEntry>>()
        .ProducesProblems(StatusCodes.Status400BadRequest);

    private static async Task<IResult> GetAsync(HttpContext http, TimelineReader timeline)
    {
        if (CustomerAddress.Of(http) is not { } customer)
            return ProblemCatalogue.NotFound;
        var query = new QueryReader(http.Request.Query);
        var request = TimelineRequest.Read(query);
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var page = await timeline.ReadAsync(customer.Key, request, http.RequestAborted);
        return page is null ? ProblemCatalogue.NotFound : Answer.Ok(page, ApiJson.Plain.PageTimelineEntry);
    }
}
