using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EventPlatform.Api.Access.Tokens;

/// <summary>
/// The issuer's signing keys [RFC 7517], fetched when they are first needed, kept, and fetched again where a token names a key that is not
/// among them. A bare key set will do; issuers need no discovery document.
/// </summary>
internal sealed class TokenKeys(TokenSettings settings)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    public ConfigurationManager<OpenIdConnectConfiguration> Source { get; } =
        new(settings.Jwks.AbsoluteUri, new KeySetRetriever(), new HttpDocumentRetriever { RequireHttps = !settings.Jwks.IsLoopback }) { RefreshInterval = LookAgain };

    /// <summary>False while the issuer does not give its keys, and none are kept.</summary>
    public async Task<bool> AreThereAsync(CancellationToken cancellation)
    {
        try
        {
            return (await Source.GetConfigurationAsync(cancellation)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            return false; // how the library says that it could not fetch or read them
        }
    }

    private sealed class KeySetRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
            var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys())
                configuration.SigningKeys.Add(key);
            return configuration;
        }
    }
}
