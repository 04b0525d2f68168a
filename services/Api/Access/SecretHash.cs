using System.Security.Cryptography;
using System.Text;

namespace EventPlatform.Api.Access;

/// <summary>
/// A secret as a salted hash that is slow to try. Once a presented secret was found right, its HMAC under a key of this process is
/// remembered, so that only the first request of a client pays for the slow hash.
/// </summary>
internal sealed class SecretHash
{
    private const int Iterations = 210_000, SaltBytes = 16, HashBytes = 32;

    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    // Guesses take one core at most, whatever their number.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(SaltBytes);
    private readonly byte[] _hash;
    private volatile byte[]? _verified;

    public SecretHash(string secret) => _hash = Derive(secret);

    /// <summary>Takes the same time for any wrong secret.</summary>
    public async ValueTask<bool> MatchesAsync(string presented, CancellationToken cancellation)
    {
        var tag = HMACSHA256.HashData(ProcessKey, Encoding.UTF8.GetBytes(presented));
        if (_verified is { } verified && CryptographicOperations.FixedTimeEquals(verified, tag))
            return true;
        if (!CryptographicOperations.FixedTimeEquals(await DeriveSlowlyAsync(presented, cancellation), _hash))
            return false;
        _verified = tag;
        return true;
    }

    private async Task<byte[]> DeriveSlowlyAsync(string presented, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            return Derive(presented);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private byte[] Derive(string secret) => Rfc2898DeriveBytes.Pbkdf2(secret, _salt, Iterations, HashAlgorithmName.SHA512, HashBytes);
}
