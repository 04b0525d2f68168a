using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.Events;

/// <summary><c>GET /v1/orgs/{orgId}/events/{eventId}</c>, and the payload that it came from.</summary>
internal static class EventEndpoints
{
    private const string One = "/events/{eventId}";

    public static void MapEvents(this IEndpointRouteBuilder organisation)
    {
        var events = organisation.MapGroup("").WithTags("Events");
        events.MapGet(One, GetAsync)
            .RequireRole(Roles.Read)
            .WithName("getEvent")
            .WithSummary("One event as it is stored.")
            .WithDescription("Read straight from the event store. The id is the one of the timeline, and of notifications as ce_id.")
            .Produces<EventAnswer>()
            .ProducesProblems();
        events.MapGet(One + "/payload", GetPayloadAsync)
            .RequireRole(Roles.Admin)
            .WithName("getPayload")
            .WithSummary("The record's value as it was received, byte for byte.")
            .WithDescription(
                "Everything that the producer sent, personal data included, hence the role. In structured mode the value is the whole CloudEvent; in "
                + "binary mode its data, the attributes were headers. What came by the API or was concluded by the platform has no payload.")
            .Produces<object>(Status200OK, ReceivedPayload.Json, ReceivedPayload.CloudEvent)
            .ProducesProblems();
    }

    private static async Task<IResult> GetAsync(HttpContext http, EventReader events) =>
        EventAddress.Of(http) is { } address && await events.ReadAsync(address, http.RequestAborted) is { } answer
            ? Answer.Ok(answer, ApiJson.Plain.EventAnswer)
            : ProblemCatalogue.NotFound;

    private static async Task<IResult> GetPayloadAsync(HttpContext http, EventReader events) =>
        EventAddress.Of(http) is { } address && await events.ReadPayloadAsync(address, http.RequestAborted) is { } payload
            ? TypedResults.Bytes(payload.Value, payload.ContentType)
            : ProblemCatalogue.NotFound;
}
