using System.Globalization;
using Microsoft.AspNetCore.Authorization;

namespace EventPlatform.Api.Access;

/// <summary>
/// The organisation in the path, where it names one, must be the caller's, and the caller must have one of the roles. Asked before anything
/// of the request is read, so another organisation's address is answered the same whatever is sent to it.
/// </summary>
internal sealed class OrganisationRole(WantedRoles wanted) : AuthorizationHandler<OrganisationRole>, IAuthorizationRequirement
{
    public const string RouteValue = "orgId";

    /// <summary>Is the organisation in the path one of the caller's, or does the path name none?</summary>
    public static bool IsOfCaller(HttpContext http) =>
        http.User is Caller caller
        && (WantedBy(http) is { OrganisationInPath: false }
            || (Organisation(http.Request.RouteValues[RouteValue] as string) is { } organisation && caller.Sees(organisation)));

    /// <summary>What the endpoint of the request asks for; null where it asks for nothing.</summary>
    public static WantedRoles? WantedBy(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<WantedRoles>();

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OrganisationRole requirement)
    {
        if (context.Resource is HttpContext http && IsOfCaller(http) && ((Caller)http.User).HasAny(requirement.Wanted.Roles))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private WantedRoles Wanted => wanted;

    // Digits without a leading zero: one organisation, one address.
    public static long? Organisation(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id.ToString(CultureInfo.InvariantCulture) == text ? id : null;
}

/// <summary>What an endpoint asks of its callers.</summary>
/// <param name="Roles">Any of these.</param>
/// <param name="OrganisationInPath">False where the path names no organisation: the endpoint finds out which one is meant.</param>
internal sealed record WantedRoles(IReadOnlyList<string> Roles, bool OrganisationInPath);
