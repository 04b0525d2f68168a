using Microsoft.IdentityModel.Tokens;

namespace EventPlatform.Api.Access.Tokens;

/// <summary>Which tokens are taken [RFC 8725]: of the one issuer, for the one audience, in time, signed by one of the issuer's keys.</summary>
internal static class TokenRules
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    // Only what is signed by a private key: neither unsigned tokens nor ones "signed" with a public key as a password.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static TokenValidationParameters Of(TokenSettings settings, TokenKeys keys) => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidAlgorithms = Algorithms,
        ClockSkew = ClockSkew,
        ConfigurationManager = keys.Source,
    };
}
