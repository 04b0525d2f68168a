using System.Globalization;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Showing;

namespace EventPlatform.Api.DeadLetters;

/// <summary>Lists an organisation's dead letters, counts them, and shows one.</summary>
internal sealed class ReadDeadLetters(DeadLetterQueries letters)
{
    public const string IdRouteValue = "letterId";

    private const int UsualLimit = 50, GreatestLimit = 200;

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var filter = DeadLetterRequest.Read(query, http.OrganisationInPath());
        var (limit, before) = (query.ReadLimit(UsualLimit, GreatestLimit), query.ReadNumbersCursor(1)?[0]);
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var rows = await letters.ListAsync(filter, before, limit + 1, http.RequestAborted);
        return Answer.Ok(Page<ListedLetter>.Of(rows, limit, letter => letter, CursorOf), ApiJson.Plain.PageListedLetter);
    }

    public async Task<IResult> CountAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var filter = DeadLetterRequest.Read(query, http.OrganisationInPath());
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var counts = await letters.CountAsync(filter, http.RequestAborted);
        return Answer.Ok(new CountsAnswer(counts.Sum(count => count.Count), counts), ApiJson.Plain.CountsAnswer);
    }

    public async Task<IResult> GetAsync(HttpContext http) =>
        IdInPath(http) is { } id && await letters.FindAsync(id, http.OrganisationInPath(), http.RequestAborted) is { } letter
            ? Answer.Ok(ShownLetter.Of(letter), ApiJson.Plain.ShownLetter)
            : ProblemCatalogue.NotFound;

    /// <summary>Null where the path holds no id.</summary>
    public static long? IdInPath(HttpContext http) =>
        long.TryParse(http.PathPart(IdRouteValue), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string CursorOf(ListedLetter letter) => Cursor.Write(letter.Id.ToString(CultureInfo.InvariantCulture));
}
