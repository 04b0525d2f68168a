using System.Collections.Frozen;
using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Api.Access;

/// <summary>The configured clients; their secrets are kept as hashes only.</summary>
public sealed class ClientDirectory(IEnumerable<ApiClient> clients)
{
    private readonly FrozenDictionary<string, (Caller Caller, SecretHash Secret)> _clients = clients.ToFrozenDictionary(
        client => client.Key,
        client => (new Caller(client.Key, client.Organisations, client.Roles), new SecretHash(client.Secret)));

    // Asked where the key is unknown, so that an unknown key takes as long as a wrong secret.
    private readonly SecretHash _nobody = new(Guid.NewGuid().ToString());

    /// <summary>The client of this key and secret, or null.</summary>
    public async ValueTask<Caller?> FindAsync(string key, string secret, CancellationToken cancellation)
    {
        var isKnown = _clients.TryGetValue(key, out var client);
        var isRight = await (isKnown ? client.Secret : _nobody).MatchesAsync(secret, cancellation);
        return isKnown && isRight ? client.Caller : null;
    }
}
