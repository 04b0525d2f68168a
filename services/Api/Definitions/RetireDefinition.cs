using EventPlatform.Api.Access;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Definitions;

/// <summary>
/// <c>DELETE /v1/orgs/{orgId}/definitions/{kind}/{id}</c> [spec 06]: takes a definition out of force from here in the log on; its history stays.
/// </summary>
internal sealed class RetireDefinition(DefinitionStream stream, DefinitionWriter writer)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (DefinitionAddress.Of(http) is not { } address)
            return ProblemCatalogue.NotFound;
        if (VersionCondition.Read(http.Request.Headers, out var badHeader) is not { } condition)
            return badHeader!;
        if (await stream.NewestAsync(address.Key, http.RequestAborted) is not { Retired: false } inForce)
            return ProblemCatalogue.NotFound;
        if (!condition.HoldsFor(inForce.Version))
            return ProblemCatalogue.OtherVersion(inForce.Version);
        if (await writer.TryAppendAsync(address, inForce, inForce.Content, retired: true, ((Caller)http.User).Key, http.RequestAborted))
            return TypedResults.NoContent();
        return condition.IsGiven ? ProblemCatalogue.ReplacedMeanwhile : ProblemCatalogue.ChangedMeanwhile;
    }
}
