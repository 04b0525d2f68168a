using System.Text.Json;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Definitions;

/// <summary>
/// <c>PUT /v1/orgs/{orgId}/definitions/{kind}/{id}</c> [spec 06]: checks the whole, stores a new version where something changed, and
/// answers what is stored. Of several that are sent at once one wins; the others change nothing.
/// </summary>
internal sealed class PutDefinition(DefinitionStream stream, DefinitionWriter writer)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (DefinitionAddress.Of(http) is not { } address)
            return ProblemCatalogue.NotFound;
        if (VersionCondition.Read(http.Request.Headers, out var badHeader) is not { } condition)
            return badHeader!;
        using var body = await JsonBody.ReadAsync(http.Request);
        return body.Problem ?? await StoreAsync(http, address, condition, body.Content);
    }

    private async Task<IResult> StoreAsync(HttpContext http, DefinitionAddress address, VersionCondition condition, JsonElement content)
    {
        var newest = await stream.NewestAsync(address.Key, http.RequestAborted);
        var inForce = newest is { Retired: false } ? newest : null;
        if (DefinitionCheck.Faults(address, content, newest) is { Count: > 0 } faults)
            return ProblemCatalogue.BadDefinition(faults);
        if (!condition.HoldsFor(inForce?.Version ?? 0))
            return ProblemCatalogue.OtherVersion(inForce?.Version ?? 0);
        if (inForce is not null && JsonElement.DeepEquals(inForce.Content, content))
            return DefinitionAnswers.Ok(http, address, inForce);
        if (!await writer.TryAppendAsync(address, newest, content, retired: false, ((Caller)http.User).Key, http.RequestAborted))
            return condition.IsGiven ? ProblemCatalogue.ReplacedMeanwhile : ProblemCatalogue.ChangedMeanwhile;
        var stored = await stream.ReadAsync(address.Key, (newest?.Version ?? 0) + 2, 1, http.RequestAborted);
        return inForce is null ? DefinitionAnswers.Created(http, address, stored[0]) : DefinitionAnswers.Ok(http, address, stored[0]);
    }
}
