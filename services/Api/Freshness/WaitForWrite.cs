using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Freshness;

/// <summary>
/// <c>?after=</c> on every read [spec 03.3]: the answer is made once the read models have passed the write, or is a 504. Behind
/// authorization, so that nobody waits for what it may not see.
/// </summary>
internal sealed class WaitForWrite(RequestDelegate next, WriteWatch writes)
{
    /// <summary>Is it an endpoint that can be asked to wait?</summary>
    public static bool Covers(string? method, IEnumerable<object> metadata) => method == HttpMethods.Get && metadata.OfType<WantedRoles>().Any();

    public async Task InvokeAsync(HttpContext http)
    {
        var problem = Covers(http.Request.Method, http.GetEndpoint()?.Metadata ?? []) ? await WaitAsync(http) : null;
        await (problem is null ? next(http) : problem.ExecuteAsync(http));
    }

    private async Task<ProblemResult?> WaitAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var organisation = OrganisationRole.WantedBy(http)!.OrganisationInPath ? http.OrganisationInPath() : ChosenOrganisation.Of(http).Id;
        var request = AfterRequest.Read(query, organisation);
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        if (request is not { } wanted)
            return null;
        if (await writes.WaitAsync(wanted, seen => seen == organisation, http.RequestAborted) is not { } read)
            return ProblemCatalogue.NotYet;
        http.Features.Set(new FreshnessOfAnswer(read));
        return null;
    }
}
