using System.Security.Cryptography;
using System.Text;

namespace EventPlatform.Api.Access;

/// <summary>
/// A secret as a salted hash that is slow to try. Once a presented secret was found right, its HMAC under a key of this process is
/// remembered, so that only the first request of a client pays for the slow hash.
/// </summary>
internal sealed class SecretHash(StoredSecret stored)
{
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    // Guesses take one core at most, whatever their number.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private volatile byte[]? _verified;

    public StoredSecret Stored => stored;

    /// <summary>Takes the same time for any wrong secret.</summary>
    public async ValueTask<bool> MatchesAsync(string presented, CancellationToken cancellation)
    {
        var tag = HMACSHA256.HashData(ProcessKey, Encoding.UTF8.GetBytes(presented));
        if (_verified is { } verified && CryptographicOperations.FixedTimeEquals(verified, tag))
            return true;
        if (!await MatchesSlowlyAsync(presented, cancellation))
            return false;
        _verified = tag;
        return true;
    }

    private async Task<bool> MatchesSlowlyAsync(string presented, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            return stored.Is(presented);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
