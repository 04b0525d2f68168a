using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;

namespace EventPlatform.Api.Badges;

/// <summary>
/// <c>POST /v1/orgs/{orgId}/badges/{badgeId}/earn</c> and <c>/revoke</c> [spec 03.3]: stores the request as an event in the customer's stream
/// and leaves the decision to the fold, which alone knows the limits at that place of the log.
/// </summary>
internal sealed class RequestBadge(BadgeRequestStore store)
{
    public const string RouteValue = "badgeId";

    private const int BadgeIdLength = 24;

    public async Task<IResult> HandleAsync(HttpContext http, BadgeRequestKind kind)
    {
        if (BadgeIdOf(http) is not { } badgeId)
            return ProblemCatalogue.NotFound;
        using var body = await JsonBody.ReadAsync(http.Request);
        if (body.Problem is { } problem)
            return problem;
        return BadgeRequestBody.Read(body.Content, kind, http.OrganisationInPath(), badgeId, out var faults) is { } request
            ? await StoreAsync(http, request)
            : ProblemCatalogue.BadBody(faults);
    }

    private async Task<IResult> StoreAsync(HttpContext http, BadgeRequest request)
    {
        if (await store.AppendAsync(request, ((Caller)http.User).Key, http.RequestAborted) == AppendOutcome.Conflict)
            return ProblemCatalogue.RequestIdUsed;
        http.Response.Headers.Location = $"/v1/orgs/{request.OrgId}/customers/{Uri.EscapeDataString(request.CustomerId)}/badges";
        return Answer.Accepted(AnswerOf(request), ApiJson.Plain.BadgeRequestAnswer);
    }

    private static BadgeRequestAnswer AnswerOf(BadgeRequest request) => new()
    {
        RequestId = request.RequestId,
        BadgeId = request.BadgeId,
        CustomerId = request.CustomerId,
        EventId = request.Identity,
    };

    /// <summary>Null where no badge can have such an id.</summary>
    private static string? BadgeIdOf(HttpContext http)
    {
        var id = http.PathPart(RouteValue);
        return id.Length == BadgeIdLength && id.All(char.IsAsciiHexDigit) ? DefinitionKind.Badge.Canonical(id) : null;
    }
}
