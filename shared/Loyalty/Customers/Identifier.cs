using System.Security.Cryptography;
using System.Text;

namespace EventPlatform.Loyalty.Customers;

/// <summary>By what a customer can be looked up beside its id [spec 03.2, 03.3].</summary>
public enum IdentifierKind
{
    Mobile,
    Email,
    ExternalId,
}

/// <summary>
/// An identifier of an organisation's customer as tables have it: a digest of 128 bits, so that any length fits an index and no table holds
/// the personal data itself. Mobiles agree in their digits, e-mail addresses without regard to case, external ids to the letter.
/// </summary>
public readonly record struct IdentifierKey(long OrgId, IdentifierKind Kind, Guid Digest)
{
    public static IdentifierKey Of(long orgId, IdentifierKind kind, string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(kind, value.Trim())), hash);
        return new(orgId, kind, new Guid(hash[..16], bigEndian: true));
    }

    private static string Normalised(IdentifierKind kind, string value) => kind switch
    {
        IdentifierKind.Email => value.ToUpperInvariant(),
        IdentifierKind.Mobile when value.Any(char.IsAsciiDigit) => string.Concat(value.Where(char.IsAsciiDigit)),
        _ => value,
    };
}

/// <summary>Whose an identifier is.</summary>
public sealed record IdentifierOwner : IRow<IdentifierKey>
{
    public required IdentifierKey Key { get; init; }

    /// <summary>Null where nobody has it any more.</summary>
    public required string? StreamKey { get; init; }

    /// <summary>Place in the log of the claim or the release.</summary>
    public required long Sequence { get; init; }
}
