using System.Globalization;

namespace EventPlatform.Api.Access;

/// <summary>Reads the parts of a path.</summary>
internal static class PathExtensions
{
    /// <summary>The organisation of a path that passed <see cref="OrganisationRole"/>.</summary>
    public static long OrganisationInPath(this HttpContext http) =>
        long.Parse((string)http.Request.RouteValues[OrganisationRole.RouteValue]!, CultureInfo.InvariantCulture);

    /// <summary>A part of the path, unescaped: the server leaves an escaped slash as it is.</summary>
    public static string PathPart(this HttpContext http, string name) =>
        ((string)http.Request.RouteValues[name]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
