using System.Text.Encodings.Web;
using EventPlatform.Api.Access.Tokens;
using EventPlatform.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace EventPlatform.Api.Access;

/// <summary>Basic authentication by the configured clients [spec 03.5], and the answers to those who may not pass.</summary>
internal sealed class BasicAuthentication(
    ClientDirectory clients, TakenSchemes taken, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Basic";

    private const string ChallengeText = "Basic realm=\"EventPlatform\", charset=\"UTF-8\"";
    private const string TokenChallengeText = "Bearer realm=\"EventPlatform\"";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
            return AuthenticateResult.NoResult();
        if (BasicCredentials.Read(Request.Headers.Authorization) is not { } credentials)
            return AuthenticateResult.Fail("The Authorization header holds no Basic credentials.");
        var caller = await clients.FindAsync(credentials.Key, credentials.Secret, Context.RequestAborted);
        return caller is null
            ? AuthenticateResult.Fail("Unknown client or wrong secret.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<TokenKeysAway>() is not null)
            return ProblemCatalogue.TokenKeysAway.ExecuteAsync(Context);
        Response.Headers.WWWAuthenticate = taken.Tokens ? new StringValues([ChallengeText, TokenChallengeText]) : ChallengeText;
        return ProblemCatalogue.Unauthenticated.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var problem = OrganisationRole.IsOfCaller(Context) ? ProblemCatalogue.Forbidden(OrganisationRole.WantedBy(Context)?.Roles ?? []) : ProblemCatalogue.NotFound;
        return problem.ExecuteAsync(Context);
    }
}
