using System.Collections.Frozen;
using EventPlatform.Api.Access.Clients;
using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Api.Access;

/// <summary>The configured clients and those of the database; a configured one wins over one of the same key. Secrets are kept as hashes only.</summary>
internal sealed class ClientDirectory(IEnumerable<ApiClient> configured, StoredClients stored)
{
    private readonly FrozenDictionary<string, Client> _configured = configured.ToFrozenDictionary(
        client => client.Key,
        client => new Client(new Caller(client.Key, client.Organisations, client.Roles), new SecretHash(StoredSecret.Of(client.Secret))));

    // Asked where the key is unknown, so that an unknown key takes as long as a wrong secret.
    private readonly SecretHash _nobody = new(StoredSecret.Of(Guid.NewGuid().ToString()));

    /// <summary>The client of this key and secret, or null.</summary>
    public async ValueTask<Caller?> FindAsync(string key, string secret, CancellationToken cancellation)
    {
        var client = _configured.GetValueOrDefault(key) ?? await stored.FindAsync(key, cancellation);
        var isRight = await (client?.Secret ?? _nobody).MatchesAsync(secret, cancellation);
        return isRight ? client?.Caller : null;
    }
}
