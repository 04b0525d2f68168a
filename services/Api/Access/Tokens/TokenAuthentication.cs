using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EventPlatform.Api.Access.Tokens;

/// <summary>Bearer tokens [RFC 6750, RFC 7519, spec 03.5].</summary>
internal sealed class TokenAuthentication(
    TokenSettings settings, TokenKeys keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private static readonly JsonWebTokenHandler Reader = new();

    private readonly TokenValidationParameters _rules = TokenRules.Of(settings, keys);

    public static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!await keys.AreThereAsync(Context.RequestAborted))
        {
            Context.Features.Set(new TokenKeysAway());
            return AuthenticateResult.Fail("The issuer's keys are not to be had.");
        }
        var token = Request.Headers.Authorization.ToString()[Scheme.Length..].Trim();
        var read = await Reader.ValidateTokenAsync(token, _rules);
        return read.IsValid && TokenCaller.Of(new ClaimsPrincipal(read.ClaimsIdentity), settings) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme))
            : AuthenticateResult.Fail("The token is not valid here, or names no client or no organisation.");
    }
}

/// <summary>Says that a token could not be judged, because the issuer does not give its keys.</summary>
internal sealed record TokenKeysAway;
