using System.Globalization;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.ReadModels.Definitions;
using Npgsql;

namespace EventPlatform.Api.Definitions;

/// <summary>One definition and its history, from its stream; all of a kind, from the read model.</summary>
internal sealed class ReadDefinitions(DefinitionStream stream, NpgsqlDataSource database)
{
    private const int UsualLimit = 50, GreatestLimit = 200;

    /// <summary><c>GET .../definitions/{kind}/{id}</c>: what is in force.</summary>
    public async Task<IResult> GetAsync(HttpContext http)
    {
        if (DefinitionAddress.Of(http) is not { } address)
            return ProblemCatalogue.NotFound;
        return await stream.NewestAsync(address.Key, http.RequestAborted) is { Retired: false } inForce
            ? DefinitionAnswers.Ok(http, address, inForce)
            : ProblemCatalogue.NotFound;
    }

    /// <summary><c>GET .../definitions/{kind}/{id}/history</c>: every version, newest first.</summary>
    public async Task<IResult> HistoryAsync(HttpContext http)
    {
        if (DefinitionAddress.Of(http) is not { } address)
            return ProblemCatalogue.NotFound;
        var query = new QueryReader(http.Request.Query);
        var limit = query.ReadLimit(UsualLimit, GreatestLimit);
        var before = query.ReadNumbersCursor(1)?[0] ?? long.MaxValue;
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var versions = await stream.ReadAsync(address.Key, before, limit, http.RequestAborted);
        return versions.Count == 0 ? ProblemCatalogue.NotFound : Answer.Ok(History(address, versions), ApiJson.Plain.PageDefinitionAnswer);
    }

    /// <summary><c>GET .../definitions/{kind}</c>: what is in force of a kind, by id.</summary>
    public async Task<IResult> ListAsync(HttpContext http)
    {
        if (DefinitionAddress.KindOf(http) is not { } kind)
            return ProblemCatalogue.NotFound;
        var query = new QueryReader(http.Request.Query);
        var limit = query.ReadLimit(UsualLimit, GreatestLimit);
        var after = query.ReadCursor(1)?[0] ?? "";
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var rows = await DefinitionQueries.InForceAsync(database, http.OrganisationInPath(), kind.Path, after, limit + 1, http.RequestAborted);
        var page = Page<DefinitionAnswer>.Of(rows, limit, row => DefinitionAnswers.Of(kind, row), last => Cursor.Write(last.Id));
        return Answer.Ok(page, ApiJson.Plain.PageDefinitionAnswer);
    }

    private static Page<DefinitionAnswer> History(DefinitionAddress address, IReadOnlyList<DefinitionVersion> versions)
    {
        var last = versions[^1].Version;
        var next = last > 1 ? Cursor.Write(last.ToString(CultureInfo.InvariantCulture)) : null;
        return new([.. versions.Select(version => DefinitionAnswer.Of(address, version))], next);
    }
}
