using EventPlatform.Api.Access;

namespace EventPlatform.Api.Events;

/// <summary>The event that a path names.</summary>
/// <param name="OrgId">The organisation whose event it must be.</param>
/// <param name="Id">Its identity for ever [spec 01.5].</param>
internal readonly record struct EventAddress(long OrgId, Guid Id)
{
    public const string RouteValue = "eventId";

    /// <summary>What the streams of the organisation begin with [spec 01.1].</summary>
    public string Streams => FormattableString.Invariant($"{OrgId}:");

    /// <summary>Null where the path holds no UUID.</summary>
    public static EventAddress? Of(HttpContext http) =>
        Guid.TryParseExact(http.PathPart(RouteValue), "D", out var id) ? new(http.OrganisationInPath(), id) : null;
}
