using EventPlatform.Api.Access;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.CopiedInterfaces;

/// <summary>
/// The organisation of a request to a copied interface, whose paths name none: the caller's only one, or the one that the header
/// chooses [spec 03.1].
/// </summary>
/// <param name="Id">Null where the header names an organisation that is not the caller's: answer as if nothing were found.</param>
/// <param name="Problem">Set where the caller has several organisations and chose none.</param>
internal readonly record struct ChosenOrganisation(long? Id, ProblemResult? Problem)
{
    public const string Header = "X-CAP-API-AUTH-ORG-ID";

    public static ChosenOrganisation Of(HttpContext http)
    {
        var caller = (Caller)http.User;
        if (http.Request.Headers[Header].ToString().Trim() is { Length: > 0 } chosen)
            return new(OrganisationRole.Organisation(chosen) is { } organisation && caller.Sees(organisation) ? organisation : null, null);
        return caller.Organisations.Count == 1
            ? new(caller.Organisations.Single(), null)
            : new(null, ProblemCatalogue.BadHeader(Header, $"The header {Header} is missing: this client has several organisations, so name the one that is meant."));
    }
}
