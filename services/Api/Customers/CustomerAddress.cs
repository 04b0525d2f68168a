using EventPlatform.Api.Access;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Api.Customers;

/// <summary>The customer that a path names: its id, and the key of its stream and of its rows.</summary>
public readonly record struct CustomerAddress(string CustomerId, string Key)
{
    public const string RouteValue = "customerId";

    private const int LongestId = 100;

    /// <summary>Null where no customer can have such an id [spec 01.1]: the name of another kind of stream, say.</summary>
    public static CustomerAddress? Of(HttpContext http)
    {
        var id = http.PathPart(RouteValue);
        return IsCustomerId(id) ? new(id, StreamKey.Customer(http.OrganisationInPath(), id)) : null;
    }

    public static bool IsCustomerId(string id) =>
        id is [not '~', ..] && !id.Contains(':', StringComparison.Ordinal) && !id.Any(char.IsControl) && id.EnumerateRunes().Count() <= LongestId;
}
