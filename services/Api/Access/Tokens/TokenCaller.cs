using System.Globalization;
using System.Security.Claims;

namespace EventPlatform.Api.Access.Tokens;

/// <summary>The caller that a token names: its client (<c>client_id</c>, <c>azp</c>, else <c>sub</c>), its organisations and its roles.</summary>
internal static class TokenCaller
{
    // No key of a configured client has a colon: a token never passes for one.
    private const string Prefix = "token:";

    private static readonly string[] ClientClaims = ["client_id", "azp", "sub"];
    private static readonly char[] Separators = [' ', ','];

    /// <summary>Null where the token names no client or no organisation. Roles that are none of ours give nothing.</summary>
    public static Caller? Of(ClaimsPrincipal token, TokenSettings settings)
    {
        var client = ClientClaims.Select(token.FindFirstValue).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        var organisations = Values(token, settings.OrganisationsClaim).Select(Organisation).OfType<long>().ToHashSet();
        var roles = Values(token, settings.RolesClaim).Where(Roles.All.Contains).ToHashSet(StringComparer.Ordinal);
        return client is null || organisations.Count == 0 ? null : new(Prefix + client, organisations, roles);
    }

    /// <summary>A claim may be a list, or one text with spaces or commas.</summary>
    private static IEnumerable<string> Values(ClaimsPrincipal token, string claim) =>
        token.FindAll(claim).SelectMany(found => found.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries));

    private static long? Organisation(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
