using EventPlatform.Api.Access;
using EventPlatform.Api.Problems;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.Badges;

/// <summary>Direct requests: a badge is to be earned, or taken back [spec 02.4, 03.3].</summary>
internal static class BadgeEndpoints
{
    private const string One = "/badges/{badgeId}";

    private static readonly int[] Problems =
        [Status400BadRequest, Status409Conflict, Status413PayloadTooLarge, Status415UnsupportedMediaType];

    public static void AddBadges(this IServiceCollection services) => services.AddSingleton<RequestBadge>().AddSingleton<BadgeRequestStore>();

    public static void MapBadges(this IEndpointRouteBuilder organisation)
    {
        var badges = organisation.MapGroup("").WithTags("Badges");
        badges.MapPost(One + "/earn", (HttpContext http, RequestBadge request) => request.HandleAsync(http, BadgeRequestKind.Earn))
            .RequireRole(Roles.Write, Roles.Admin)
            .WithName("earnBadge")
            .WithSummary("Asks for a badge for a customer.")
            .WithDescription(
                "Stored as an event; the badge's definition decides at its place in the log. Whether it was earned stands among the customer's badges, "
                + "a refusal with its reason on the timeline. The same requestId again is the same request, for ever: it answers the same and earns nothing.")
            .Produces<BadgeRequestAnswer>(Status202Accepted)
            .ProducesProblems(Problems);
        badges.MapPost(One + "/revoke", (HttpContext http, RequestBadge request) => request.HandleAsync(http, BadgeRequestKind.Revoke))
            .RequireRole(Roles.Write, Roles.Admin)
            .WithName("revokeBadge")
            .WithSummary("Takes a badge back from a customer.")
            .WithDescription(
                "The earn that earnId names, or, without it, every earn of the badge that the customer holds. What was revoked stays counted in every limit. "
                + "The same requestId again is the same request, for ever.")
            .Produces<BadgeRequestAnswer>(Status202Accepted)
            .ProducesProblems(Problems);
    }
}
