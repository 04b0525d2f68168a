using System.Globalization;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Discarding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Redriving;

namespace EventPlatform.Api.DeadLetters;

/// <summary>Puts an organisation's dead letters back, or discards them: one, or many in transactions of <see cref="OpenLetters.PageSize"/>.</summary>
internal sealed class ChangeDeadLetters(Redrive redrive, Discard discard, OpenLetters open)
{
    /// <summary>Does the same with every letter of a page.</summary>
    private delegate Task<IReadOnlyList<LetterResult>> Change(IReadOnlyList<long> ids, CancellationToken cancellation);

    public async Task<IResult> RedriveOneAsync(HttpContext http)
    {
        using var body = await JsonBody.ReadOptionalAsync(http.Request);
        if (body.Problem is { } problem)
            return problem;
        var asked = ChangeBody.RedriveOne(body.Content, out var faults);
        return faults.Count > 0 ? ProblemCatalogue.BadBody(faults) : await OneAsync(http, Redriving(http, asked));
    }

    public async Task<IResult> RedriveManyAsync(HttpContext http)
    {
        using var body = await JsonBody.ReadAsync(http.Request);
        if (body.Problem is { } problem)
            return problem;
        var asked = ChangeBody.RedriveMany(body.Content, http.OrganisationInPath(), out var faults);
        return faults.Count > 0 ? ProblemCatalogue.BadBody(faults) : await ManyAsync(http, asked, Redriving(http, asked));
    }

    public async Task<IResult> DiscardOneAsync(HttpContext http)
    {
        using var body = await JsonBody.ReadAsync(http.Request);
        if (body.Problem is { } problem)
            return problem;
        var asked = ChangeBody.DiscardOne(body.Content, out var faults);
        return faults.Count > 0 ? ProblemCatalogue.BadBody(faults) : await OneAsync(http, Discarding(http, asked));
    }

    public async Task<IResult> DiscardManyAsync(HttpContext http)
    {
        using var body = await JsonBody.ReadAsync(http.Request);
        if (body.Problem is { } problem)
            return problem;
        var asked = ChangeBody.DiscardMany(body.Content, http.OrganisationInPath(), out var faults);
        return faults.Count > 0 ? ProblemCatalogue.BadBody(faults) : await ManyAsync(http, asked, Discarding(http, asked));
    }

    private Change Redriving(HttpContext http, ChangeBody asked)
    {
        var caller = (Caller)http.User;
        var order = new RedriveOrder(caller.Key) { Patch = asked.Patch, OrgId = http.OrganisationInPath(), MayStoreIn = caller.Sees };
        return asked.IsDryRun
            ? (ids, cancellation) => redrive.RehearseAsync(ids, order, cancellation)
            : (ids, cancellation) => redrive.RunAsync(ids, order, cancellation);
    }

    private Change Discarding(HttpContext http, ChangeBody asked)
    {
        var order = new DiscardOrder(((Caller)http.User).Key, asked.Why) { OrgId = http.OrganisationInPath() };
        return (ids, cancellation) => discard.RunAsync(ids, order, cancellation);
    }

    private static async Task<IResult> OneAsync(HttpContext http, Change change)
    {
        if (ReadDeadLetters.IdInPath(http) is not { } id)
            return ProblemCatalogue.NotFound;
        var result = (await change([id], http.RequestAborted))[0];
        return result.Outcome switch
        {
            LetterOutcome.NotFound => ProblemCatalogue.NotFound,
            LetterOutcome.NotPatchable => ProblemCatalogue.BadBody([Fault.InBody($"/{ChangeBody.MergePatch}", "BAD_PATCH", result.Message!)]),
            _ => Answer.Ok(result, ApiJson.Plain.LetterResult),
        };
    }

    private async Task<IResult> ManyAsync(HttpContext http, ChangeBody asked, Change change)
    {
        var results = new List<LetterResult>();
        if (asked.Chosen is { } ids)
        {
            foreach (var page in ids.Distinct().Chunk(OpenLetters.PageSize))
                results.AddRange(await change(page, http.RequestAborted));
            return Answer.Ok(ChangesAnswer.Of(results, next: null), ApiJson.Plain.ChangesAnswer);
        }
        await foreach (var page in open.PagesAsync(asked.Matching!, asked.After, http.RequestAborted))
        {
            results.AddRange(await change(page, http.RequestAborted));
            if (results.Count >= ChangeBody.Most)
                return Answer.Ok(ChangesAnswer.Of(results, Cursor.Write(page[^1].ToString(CultureInfo.InvariantCulture))), ApiJson.Plain.ChangesAnswer);
        }
        return Answer.Ok(ChangesAnswer.Of(results, next: null), ApiJson.Plain.ChangesAnswer);
    }
}
