using System.Security.Cryptography;

namespace EventPlatform.Api.Access;

/// <summary>What is kept of a secret: salt and hash [PBKDF2 with HMAC-SHA-512], and how often it was hashed.</summary>
internal sealed record StoredSecret(byte[] Salt, byte[] Hash, int Iterations)
{
    private const int UsualIterations = 210_000, SaltBytes = 16, HashBytes = 32;

    public static StoredSecret Of(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(salt, Derive(secret, salt, UsualIterations), UsualIterations);
    }

    public bool Is(string presented) => CryptographicOperations.FixedTimeEquals(Derive(presented, Salt, Iterations), Hash);

    public bool IsSameAs(StoredSecret other) =>
        Iterations == other.Iterations && Salt.AsSpan().SequenceEqual(other.Salt) && Hash.AsSpan().SequenceEqual(other.Hash);

    public override string ToString() => "(a secret's hash)";

    private static byte[] Derive(string secret, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
