using System.Globalization;
using Microsoft.AspNetCore.Authorization;

namespace EventPlatform.Api.Access;

/// <summary>
/// The organisation in the path must be the caller's, and the caller must have one of the roles. Asked before anything of the request
/// is read, so another organisation's address is answered the same whatever is sent to it.
/// </summary>
internal sealed class OrganisationRole(string[] roles) : AuthorizationHandler<OrganisationRole>, IAuthorizationRequirement
{
    public const string RouteValue = "orgId";

    /// <summary>Is the organisation in the path one of the caller's?</summary>
    public static bool IsOfCaller(HttpContext http) =>
        http.User is Caller caller && Organisation(http.Request.RouteValues[RouteValue] as string) is { } organisation && caller.Sees(organisation);

    /// <summary>Roles that the endpoint of the request asks for.</summary>
    public static IReadOnlyList<string> WantedBy(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<WantedRoles>()?.Roles ?? [];

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OrganisationRole requirement)
    {
        if (context.Resource is HttpContext http && IsOfCaller(http) && ((Caller)http.User).HasAny(requirement.Roles))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private IReadOnlyList<string> Roles => roles;

    // Digits without a leading zero: one organisation, one address.
    private static long? Organisation(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id.ToString(CultureInfo.InvariantCulture) == text ? id : null;
}

/// <summary>The roles that an endpoint asks for, any of them.</summary>
internal sealed record WantedRoles(IReadOnlyList<string> Roles);
