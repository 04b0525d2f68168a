using System.Security.Claims;

namespace EventPlatform.Api.Access;

/// <summary>The client that a request came from, what it sees and what it may do.</summary>
public sealed class Caller(string key, IReadOnlySet<long> organisations, IReadOnlySet<string> roles)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, key)], BasicAuthentication.Scheme))
{
    public string Key => key;

    public IReadOnlySet<long> Organisations => organisations;

    /// <summary>False for an organisation that is not the caller's, whether it exists or not.</summary>
    public bool Sees(long organisation) => organisations.Contains(organisation);

    public bool HasAny(IEnumerable<string> wanted) => wanted.Any(roles.Contains);
}
