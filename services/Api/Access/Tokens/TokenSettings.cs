using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Api.Access.Tokens;

/// <summary>
/// Whose bearer tokens are taken [RFC 7519, spec 03.5]: <c>Api__Tokens__Issuer</c>, <c>Audience</c> and <c>Jwks</c>, the address of the
/// issuer's signing keys [RFC 7517]; <c>OrganisationsClaim</c> and <c>RolesClaim</c> name the claims that say what a token's bearer sees and may do.
/// </summary>
internal sealed record TokenSettings(string Issuer, string Audience, Uri Jwks, string OrganisationsClaim, string RolesClaim)
{
    /// <summary>Null where no issuer is named: no token is taken.</summary>
    /// <exception cref="SettingsException">A part is missing or wrong.</exception>
    public static TokenSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Api:Tokens");
        if (!section.GetChildren().Any(setting => !string.IsNullOrWhiteSpace(setting.Value)))
            return null;
        return new(
            Required(section, "Issuer", "write the issuer as its tokens name it (iss)"),
            Required(section, "Audience", "write the audience that tokens for this API name (aud)"),
            Address(Required(section, "Jwks", "write the address of the issuer's key set")),
            section["OrganisationsClaim"] ?? "organisations",
            section["RolesClaim"] ?? "roles");
    }

    private static string Required(IConfigurationSection section, string key, string remedy) =>
        section[key]?.Trim() is { Length: > 0 } text ? text : throw SettingsException.Missing($"Api__Tokens__{key}", remedy);

    // Keys that came over an open wire prove nothing.
    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw SettingsException.Wrong("Api__Tokens__Jwks", $"\"{text}\"", "write an https address (http only on the machine itself)");
}
